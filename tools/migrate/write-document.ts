/** `npm run docs:migration`, a part of `npm run docs`: writes the tables of docs/migration.md, which are made from what the migration knows. */
import { readFileSync, writeFileSync } from 'fs'
import { join } from 'path'
import { Command } from 'commander'
import { runCommand } from '../command/run-command'
import { withChangesTables } from './changes-table'
import { withSettingsTable } from './settings-table'

const MIGRATION = join(__dirname, '..', '..', 'docs', 'migration.md')

function writeDocument(): void {
  writeFileSync(MIGRATION, withChangesTables(withSettingsTable(readFileSync(MIGRATION, 'utf8'))))
}

const command = new Command('docs:migration')
  .description('Writes the tables in docs/migration.md, from the code.')
  .action(writeDocument)

void runCommand(command)

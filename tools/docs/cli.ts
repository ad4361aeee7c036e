/** A part of `npm run docs`: writes the documents, or parts of them, that are made from the definition. */
import { readFileSync, writeFileSync } from 'fs'
import { join } from 'path'
import { Command } from 'commander'
import destination from '../../src'
import { runCommand } from '../command/run-command'
import { withChangesTables } from '../migrate/changes-table'
import { withSettingsTable } from '../migrate/settings-table'
import { withExplainedMutants } from './explained-mutants'
import { withPinnedVersionsTable } from './pinned-versions-table'
import { withPipelineTables } from './pipeline-tables'
import { referenceOf } from './reference'
import { withSandboxRulesTables } from './sandbox-rules-tables'

const DOCS = join(__dirname, '..', '..', 'docs')
const CONTRIBUTING = join(DOCS, 'contributing.md')
const MIGRATION = join(DOCS, 'migration.md')
const MUTATION = join(DOCS, 'mutation.md')
const PIPELINE = join(DOCS, 'pipeline.md')
const SANDBOX = join(DOCS, 'sandbox.md')

async function writeDocs(): Promise<void> {
  writeFileSync(join(DOCS, 'reference.md'), referenceOf(destination))
  writeFileSync(CONTRIBUTING, withPinnedVersionsTable(readFileSync(CONTRIBUTING, 'utf8')))
  writeFileSync(MIGRATION, withChangesTables(withSettingsTable(readFileSync(MIGRATION, 'utf8'))))
  writeFileSync(MUTATION, withExplainedMutants(readFileSync(MUTATION, 'utf8')))
  writeFileSync(PIPELINE, await withPipelineTables(readFileSync(PIPELINE, 'utf8')))
  writeFileSync(SANDBOX, withSandboxRulesTables(readFileSync(SANDBOX, 'utf8')))
}

const command = new Command('docs')
  .description(
    'Writes docs/reference.md and the tables and lists in docs/contributing.md, docs/migration.md, docs/mutation.md, docs/pipeline.md and docs/sandbox.md, from the code.'
  )
  .action(writeDocs)

void runCommand(command)

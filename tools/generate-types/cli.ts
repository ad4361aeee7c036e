/** `npm run generate-types`: writes the types of the settings and of each action's payload. */
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { Command } from 'commander'
import destination from '../../src'
import { runCommand } from '../command/run-command'
import { GENERATED_TYPES } from './folder'
import { typesOf } from './types-of'

async function writeTypes(): Promise<void> {
  for (const [path, text] of await typesOf(destination)) {
    const file = join(GENERATED_TYPES, path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text)
    console.log(relative(process.cwd(), file))
  }
}

const command = new Command('generate-types')
  .description("Writes generated-types/ from the fields, as the tool of Segment's repository does.")
  .action(writeTypes)

void runCommand(command)

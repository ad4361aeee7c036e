/** `npm run docs:drop-in`: writes docs/drop-in.md. Needs nothing of the packages of the bench. */
import { writeFileSync } from 'fs'
import { Command } from 'commander'
import { runCommand } from '../../tools/command/run-command'
import { DOCUMENT, documentOf } from './document'

const command = new Command('docs:drop-in')
  .description("Writes docs/drop-in.md: this destination compared with Segment's own, call by call.")
  .action(() => writeFileSync(DOCUMENT, documentOf()))

void runCommand(command)

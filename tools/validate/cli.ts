/** `npm run validate`: whether the definition meets the rules of Segment's repository. */
import { Command } from 'commander'
import destination from '../../src'
import { runCommand } from '../command/run-command'
import { problemsOf } from './problems-of'

function validate(): void {
  const problems = problemsOf(destination)
  for (const problem of problems) console.error(problem)
  if (problems.length > 0) process.exitCode = 1
  else console.log('The definition meets the rules.')
}

const command = new Command('validate')
  .description("Checks the definition against the rules of Segment's repository. Exit code 1 where it breaks one.")
  .action(validate)

void runCommand(command)

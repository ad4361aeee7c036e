/** `npm run storm`: a storm from the command line. */
import { whenToldToStop } from '../../pipeline/run/told-to-stop'
import { endWithItsReader } from '../command/closed-output'
import { stormFromArguments } from './command-line'

async function main(): Promise<void> {
  endWithItsReader()
  // A storm that is ended has no balanced books.
  whenToldToStop(() => Promise.resolve(), { exitCode: 1 })
  process.exitCode = await stormFromArguments(process.argv.slice(2), {
    terminal: process.stdout.isTTY === true,
    say: (words) => process.stdout.write(words),
    complain: (words) => process.stderr.write(words)
  })
}

void main()

/** `npm run storm`: a storm from the command line. */
import { stormFromArguments } from './command-line'

async function main(): Promise<void> {
  process.exitCode = await stormFromArguments(process.argv.slice(2), {
    terminal: process.stdout.isTTY === true,
    say: (words) => process.stdout.write(words),
    complain: (words) => process.stderr.write(words)
  })
}

void main()

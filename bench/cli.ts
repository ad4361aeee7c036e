/** `npm run bench`: the measurements from the command line. */
import { benchFromArguments } from './command-line'

async function main(): Promise<void> {
  process.exitCode = await benchFromArguments(process.argv.slice(2))
}

void main()

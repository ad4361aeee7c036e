/** `npm run sandbox`: the sandbox from the command line. */
import { endWithItsReader } from '../command/closed-output'
import { startFromArguments } from './command-line'
import { whenToldToStop } from '../../pipeline/run/told-to-stop'

async function main(): Promise<void> {
  endWithItsReader()
  const starting = startFromArguments(process.argv.slice(2), {
    say: (words) => process.stdout.write(words),
    complain: (words) => process.stderr.write(words)
  })
  whenToldToStop(async () => {
    const started = await starting
    if (typeof started !== 'number') await started.close()
  })
  const started = await starting
  if (typeof started === 'number') process.exitCode = started
}

void main()

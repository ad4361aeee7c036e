/** `npm run serve`: the destination on this machine, from the command line. */
import { whenToldToStop } from '../../pipeline/run/told-to-stop'
import { endWithItsReader } from '../command/closed-output'
import { serveFromArguments } from './command-line'
import { askForConsent } from './consent'
import { openCallLines } from './open-call-lines'

/** ms that it may take to stop: the local Segment delivers what has come in first. */
const STOP_GRACE_MS = 8000

async function main(): Promise<void> {
  endWithItsReader()
  const starting = serveFromArguments(process.argv.slice(2), {
    say: (words) => process.stdout.write(words),
    complain: (words) => process.stderr.write(words),
    consent: () => askForConsent(process.stdin, process.stdout)
  })
  whenToldToStop(
    async () => {
      const started = await starting
      if (typeof started === 'number') return
      for (const line of openCallLines(await started.close())) process.stderr.write(`${line}\n`)
    },
    { graceMs: STOP_GRACE_MS }
  )
  const started = await starting
  // What was begun before the port turned out to be taken, such as the page's bundle, is not waited for.
  if (typeof started === 'number') process.exit(started)
}

void main()

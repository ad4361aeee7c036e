/** `npm run backfill`: a backfill from the command line. */
import { whenToldToStop } from '../run/told-to-stop'
import { backfillFromArguments } from './command-line'

/** ms within which what is under way gets its answer: each request may take as long as the destination waits for one. */
const GRACE_MS = 60_000

async function main(): Promise<void> {
  let isStopped = false
  const output = {
    terminal: process.stdout.isTTY === true,
    say: (words: string) => process.stdout.write(words),
    complain: (words: string) => process.stderr.write(words)
  }
  const ended = backfillFromArguments(process.argv.slice(2), process.env, output, () => isStopped)
  whenToldToStop(
    () => {
      isStopped = true
      return ended
    },
    { graceMs: GRACE_MS, secondEnds: true }
  )
  process.exit(await ended)
}

void main()

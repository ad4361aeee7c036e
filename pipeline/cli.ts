/** `npm run pipeline`: collectors and deliverers, from the command line. */
import { pipelineFromArguments } from './run/command-line'
import { whenToldToStop } from './run/told-to-stop'

/** ms that it may take to stop beyond the settings' grace: for answers that are open, and for the log. */
const BEYOND_GRACE_MS = 10_000

async function main(): Promise<void> {
  let graceMs = BEYOND_GRACE_MS
  const starting = pipelineFromArguments(process.argv.slice(2), process.env, {
    lines: process.stdout,
    say: (words) => process.stdout.write(words),
    complain: (words) => process.stderr.write(words)
  })
  whenToldToStop(
    async () => {
      const started = await starting
      return typeof started === 'number' ? started : started.stop()
    },
    {
      graceMs: () => graceMs,
      secondEnds: true,
      // A server may outlive the shell that has started it; npm, which stands between, it may not.
      withParent: process.env.npm_lifecycle_event !== undefined
    }
  )
  const started = await starting
  if (typeof started === 'number') process.exit(started)
  graceMs += started.graceMs
  // What the log keeps is delivered by the next process: one that goes on after such an error might do anything.
  process.on('uncaughtException', (error) => {
    started.crashed(error)
    process.exit(1)
  })
}

void main()

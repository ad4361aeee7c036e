/** `npm run storm:kafka`: a storm over the pipeline, with real brokers and real processes. */
import { whenToldToStop } from '../../../pipeline/run/told-to-stop'
import { NoJava } from '../java'
import { stormFromArguments } from './command-line'

async function main(): Promise<number> {
  // A storm that is ended has no balanced books. All that it started ends with it.
  whenToldToStop(() => Promise.resolve(), { exitCode: 1 })
  return stormFromArguments(process.argv.slice(2), {
    say: (words) => process.stdout.write(words),
    complain: (words) => process.stderr.write(words)
  })
}

main().then(
  (code) => process.exit(code),
  (error: Error) => {
    process.stderr.write(`${error.message}\n`)
    process.exit(error instanceof NoJava && !process.env.CI ? 0 : 1)
  }
)

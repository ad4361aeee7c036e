/** `npm run migrate`: a classic destination's settings into subscriptions, from the command line. */
import { endWithItsReader } from '../command/closed-output'
import { migrateFromArguments } from './command-line'

endWithItsReader()
process.exitCode = migrateFromArguments(process.argv.slice(2), {
  say: (words) => process.stdout.write(words),
  complain: (words) => process.stderr.write(words)
})

/** `npm run serve`: the destination on this machine, from the command line. */
import { whenToldToStop } from '../sandbox/told-to-stop'
import { serveFromArguments } from './command-line'

async function main(): Promise<void> {
  const starting = serveFromArguments(process.argv.slice(2), {
    say: (words) => process.stdout.write(words),
    complain: (words) => process.stderr.write(words)
  })
  whenToldToStop(async () => {
    const started = await starting
    if (typeof started !== 'number') await started.close()
  })
  const started = await starting
  // What was begun before the port turned out to be taken, such as the page's bundle, is not waited for.
  if (typeof started === 'number') process.exit(started)
}

void main()

/** `npm run sandbox`: the sandbox from the command line. */
import { startFromArguments } from './command-line'

async function main(): Promise<void> {
  const started = await startFromArguments(process.argv.slice(2), {
    say: (words) => process.stdout.write(words),
    complain: (words) => process.stderr.write(words)
  })
  if (typeof started === 'number') {
    process.exitCode = started
    return
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void started.close())
}

void main()

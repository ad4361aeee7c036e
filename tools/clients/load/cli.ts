/** `npm run check:load`: calls of Segment's library for Node as fast as it goes, and what became of them. */
import type { ChildProcess } from 'child_process'
import { fork } from 'child_process'
import { join } from 'path'
import { Command } from 'commander'
import { runCommand } from '../../command/run-command'
import { numberFromOne } from '../../command/whole-number'
import type { FromServer, Report, ToServer } from './report'
import { REVENUE, sendCalls } from './send-calls'

/** Bytes that the server may take at its peak: some 250 MB before the first call, and 4 kB for each that the sandbox keeps. */
const mostBytes = (calls: number) => 500_000_000 + 4000 * calls

/** How long it may take until nothing more arrives, in ms. */
const PATIENCE_MS = 120_000

async function main({ calls }: { calls: number }): Promise<number> {
  const server = fork(join(__dirname, 'server.ts'), [String(calls)], { execArgv: ['--import', 'tsx'] })
  try {
    const { url } = await answer<{ url: string }>(server)
    const start = Date.now()
    const failed = await sendCalls(url, calls)
    const answered = Date.now()
    await untilArrived(server, calls)
    const delivered = Date.now()
    const report = await answer<Report>(server, 'report')
    print({ calls, failed, ...report }, answered - start, delivered - start)
    return isRight({ calls, failed, ...report }) ? 0 : 1
  } finally {
    server.disconnect()
  }
}

type Outcome = Report & { calls: number; failed: number }

function isRight({ calls, failed, held, doubled, revenue, peakBytes }: Outcome): boolean {
  const isBooked = Math.abs(revenue - calls * REVENUE) < REVENUE / 2
  return failed === 0 && held === calls && doubled === 0 && isBooked && peakBytes < mostBytes(calls)
}

function print({ calls, failed, held, doubled, revenue, peakBytes }: Outcome, answered: number, delivered: number) {
  const rate = (ms: number) => Math.round((calls / ms) * 1000).toLocaleString('en')
  const megabytes = (bytes: number) => Math.round(bytes / 1_000_000).toLocaleString('en')
  const rows: [string, string][] = [
    ['calls', calls.toLocaleString('en')],
    ['answered', `${rate(answered)} a second`],
    ['in Amplitude', `${rate(delivered)} a second`],
    ['given up by the library', String(failed)],
    ['lost', String(calls - held)],
    ['doubled', String(doubled)],
    ['revenue', `${revenue.toFixed(2)}, of ${(calls * REVENUE).toFixed(2)}`],
    ['memory of the server', `${megabytes(peakBytes)} MB at its peak, of ${megabytes(mostBytes(calls))} MB at most`]
  ]
  for (const [name, value] of rows) process.stdout.write(`${name.padEnd(24)} ${value}\n`)
}

/** Until all have arrived; where not all do, until nothing comes any more. */
async function untilArrived(server: ChildProcess, calls: number): Promise<void> {
  const end = Date.now() + PATIENCE_MS
  for (;;) {
    const { arrived } = await answer<{ arrived: number }>(server, 'arrived')
    if (arrived >= calls || Date.now() > end) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** What the server says next. @throws Where it ends before. */
function answer<T extends FromServer>(server: ChildProcess, asked?: ToServer): Promise<T> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) => reject(new Error(`The server ended, with ${String(code)}.`))
    server.once('exit', onExit)
    server.once('message', (said: T) => {
      server.off('exit', onExit)
      resolve(said)
    })
    if (asked) server.send(asked)
  })
}

const command = new Command('check:load')
  .description("Sends calls of Segment's library for Node as fast as it goes, and says what became of them.")
  .option('--calls <n>', 'calls to send', numberFromOne, 100_000)
  // What is left open, such as connections of the library, is not waited for.
  .action(async (options: { calls: number }) => process.exit(await main(options)))

void runCommand(command)

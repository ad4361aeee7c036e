/** The server of `npm run check:load`, in a process of its own, so that its memory is told apart from the sender's. */
import { startServer } from '../../serve/start'
import type { FromServer, ToServer } from './report'

async function main(): Promise<void> {
  const calls = Number(process.argv[2])
  // The server as it is; only as many events are kept as are to be counted.
  const { url, sandbox } = await startServer({
    port: 0,
    live: false,
    bundle: () => Promise.resolve(new Map()),
    sandbox: { keep: { events: calls + 1, eventBytes: Infinity } }
  })
  const tell = (what: FromServer) => process.send?.(what)
  process.on('message', (asked: ToServer) => {
    if (asked === 'arrived') return tell({ arrived: sandbox.projects()[0]?.events ?? 0 })
    // Counting takes memory of its own.
    const peakBytes = process.resourceUsage().maxRSS * 1024
    const numbers = sandbox.events().map(({ event }) => (event.event_properties as { number: number }).number)
    const held = new Set(numbers).size
    return tell({ held, doubled: numbers.length - held, revenue: sandbox.revenue()[0]?.total ?? 0, peakBytes })
  })
  process.once('disconnect', () => process.exit())
  tell({ url })
}

void main()

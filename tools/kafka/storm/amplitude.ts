/** The storm's Amplitude, in a process of its own: the sandbox with its faults, and the books of what arrives in it. */
import type { Faults } from '../../sandbox/faults'
import { startSandbox } from '../../sandbox/sandbox'
import { Arrivals } from './arrivals'
import type { ArrivalBooks } from './arrivals'
import { objectionIn } from './bad-calls'
import type { StormPlan } from './calls'

/** What the storm says to it. */
export type ToAmplitude = { start: { plan: StormPlan; faults: Partial<Faults> } } | { ask: 'figures' | 'books' }

/** What it says to the storm. */
export interface Figures {
  /** Events that it holds, and those that it dropped because it had them. */
  events: number
  deduplicated: number
  /** Requests, and those by the fault that befell them. */
  requests: number
}

export type FromAmplitude = { port: number } | { figures: Figures } | { books: ArrivalBooks }

/** The counts, users and insert ids are right whatever is forgotten; the books are its own. */
const KEEP = { events: 1000, requests: 10, propertyBytes: Infinity }

async function start({ start }: Extract<ToAmplitude, { start: unknown }>): Promise<void> {
  const arrivals = new Arrivals(start.plan)
  const sandbox = await startSandbox({
    keep: KEEP,
    faults: start.faults,
    culprit: objectionIn,
    onEvent: ({ event }) => arrivals.add(event)
  })
  process.on('message', (message: ToAmplitude) => {
    if (!('ask' in message)) return
    if (message.ask === 'books') return say({ books: arrivals.balance() })
    const deduplicated = sandbox.projects().reduce((sum, project) => sum + project.deduplicated, 0)
    say({ figures: { events: arrivals.total, deduplicated, requests: sandbox.requestCount } })
  })
  say({ port: sandbox.port })
}

const say = (message: FromAmplitude): void => void process.send?.(message)

process.once('message', (message: ToAmplitude) => {
  if ('start' in message) start(message).catch(() => process.exit(1))
})
// The storm is over, or gone.
process.once('disconnect', () => process.exit(0))

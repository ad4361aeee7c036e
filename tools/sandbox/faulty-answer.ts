/** What is answered where a failure on demand befalls a request. */
import { ELSEWHERE } from './addresses'
import type { Address } from './addresses'
import { refusal, throttled, tooLarge } from './answers'
import type { Answer, Throttled } from './answers'
import type { Ending } from './faults'
import { emptyObject, isObject } from './json'
import type { JsonObject } from './json'

const DEPTH = 10_000

/** A request, as far as its failure depends on it. */
interface Failing {
  address: Address
  path: string
  /** The parsed body. */
  body: unknown
}

/** @returns undefined for a failure that gives no answer, or none that ends */
export function faultyAnswer(ending: Ending, { address, path, body }: Failing): Answer | undefined {
  const threshold = address.name === 'batch' ? 1000 : 30
  switch (ending) {
    case 'cut':
    case 'silence':
    case 'endless':
      return undefined
    case 'notJson':
      return { status: 200, body: '<html><body>Welcome</body></html>' }
    case 'deep':
      return { status: 200, type: 'application/json', body: '['.repeat(DEPTH) + ']'.repeat(DEPTH) }
    case 'throttledUser':
      return throttled({ eps_threshold: threshold, ...oneThrottled(body, threshold) })
    case 301:
    case 302:
    case 307:
    case 308:
      return { status: ending, body: '', location: `https://${ELSEWHERE}${path}` }
    case 403:
      return refusal(403, 'Forbidden')
    case 413:
      return tooLarge()
    case 429:
      return throttled({ eps_threshold: threshold, ...NOBODY })
    default:
      return refusal(ending, `Fault on demand: ${ending}`)
  }
}

type Named = Omit<Throttled, 'eps_threshold'>

const NOBODY: Named = { throttled_devices: {}, throttled_users: {}, throttled_events: [] }

/** Names whoever the first event is of, and all events of theirs; nobody, where there are no events. */
function oneThrottled(body: unknown, threshold: number): Named {
  const events: unknown[] = isObject(body) && Array.isArray(body.events) ? body.events : []
  const [first] = events
  if (!isObject(first)) return NOBODY
  const field = typeof first.user_id === 'string' ? 'user_id' : 'device_id'
  const named = emptyObject() as Record<string, number>
  named[String(first[field])] = threshold + 1
  return {
    throttled_users: field === 'user_id' ? named : {},
    throttled_devices: field === 'device_id' ? named : {},
    throttled_events: positionsOf(events, field, first)
  }
}

function positionsOf(events: unknown[], field: string, { [field]: id }: JsonObject): number[] {
  return events.flatMap((event, position) => (isObject(event) && event[field] === id ? [position] : []))
}

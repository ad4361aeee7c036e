/** Makes calls bad: what sources send by mistake, and what Amplitude alone objects to. */
import type { CallKind, StormCall } from './storm-call'
import type { Chance } from './chance'
import type { Refusal } from './expectation'
import type { Objection } from '../sandbox/call'
import { SUBSCRIPTIONS } from './subscriptions'
import { carriedBy, valuesOf } from './values'
import type { Values } from './values'

/** A way in which calls are bad. */
interface BadKind {
  of: readonly CallKind[]
  /** Changes the call's event; what is to be reported of it comes out. */
  spoil: (call: StormCall, chance: Chance) => Refusal
  /** Whether only those events are refused that have the call's own properties: an order's products are delivered. */
  ownEventAlone?: boolean
  /** Whether it costs so much to try that a quarter of its turns is enough. */
  rare?: boolean
}

const EVENTS: readonly CallKind[] = ['track', 'order', 'page', 'identify']
const TYPED: readonly CallKind[] = ['track', 'order']
const WITH_PROPERTIES: readonly CallKind[] = ['track', 'order', 'page']

/** Bodies of this many bytes or more are too large for the storm's Amplitude: less than the documented megabyte. */
export const MOST_BYTES = 300_000
const LARGE_FOR_AMPLITUDE = 'x'.repeat(MOST_BYTES + 20_000)
const LARGE_FOR_EVERYBODY = 'y'.repeat(1_050_000)

/**
 * The property that makes the storm's Amplitude object to an event: to the field that it names, or to nothing named; or a
 * firewall before it, with a status.
 */
const OBJECTION = 'amplitude_objects'

/** Statuses with which a firewall on the way answers, instead of Amplitude. */
const BLOCKED = [403, 404, 406] as const

const refusal = (kind: string, ...reasons: RegExp[]): Refusal => ({ kind, status: 400, reasons })
const tooLarge = (kind: string): Refusal => ({ kind, status: 413, reasons: [/too large|\d bytes/] })

const BAD_KINDS: readonly BadKind[] = [
  {
    of: EVENTS,
    spoil: ({ event }) => {
      delete event.userId
      delete event.anonymousId
      return refusal('no id', /user_id is missing/, /device_id is missing/)
    }
  },
  {
    of: EVENTS,
    spoil: ({ event }, chance) => {
      event.userId = chance.oneOf(['anonymous', 'NULL', ' None ', 'n/a', '0', '-1', 'undefined', 'lmy47d', '{}'])
      event.anonymousId = chance.oneOf(['Unknown', 'nil', '00000000-0000-0000-0000-000000000000'])
      return refusal('blocked ids', /user_id .*refuses/, /device_id .*refuses/)
    }
  },
  {
    of: [...EVENTS, 'group'],
    spoil: ({ event, expectation }) => {
      event.userId = 'ada'
      expectation.group = undefined
      return refusal('short user id', /user_id .*minimum/)
    }
  },
  {
    of: TYPED,
    spoil: ({ event }, chance) => {
      event.event = chance.oneOf(['', ' ', undefined])
      return refusal('no event type', /event_type/)
    }
  },
  {
    of: TYPED,
    spoil: ({ event }, chance) => {
      event.event = chance.oneOf(['[Amplitude] Revenue', '[Amplitude] Start Session', ' [Amplitude] Merged User'])
      return refusal('reserved event type', /event_type .*reserved/)
    }
  },
  {
    of: ['identify'],
    spoil: (call, chance) => {
      valuesOf(call).logins = chance.oneOf(['many', true, { a: 1 }, [2]])
      return refusal('increment that is no number', /"logins"/, /no number/)
    }
  },
  {
    of: EVENTS,
    spoil: ({ event }, chance) => {
      const session_id = chance.oneOf(['sess-abc', 'session 12', true, {}])
      event.integrations = { [chance.oneOf(['Actions Amplitude', 'Amplitude'])]: { session_id } }
      return refusal('session that is no time', /session_id/)
    }
  },
  {
    of: WITH_PROPERTIES,
    spoil: ({ event }) => {
      event.properties = 'everything'
      return refusal('wrong type: properties', /Event Properties|Products/)
    }
  },
  {
    of: EVENTS,
    spoil: ({ event }) => {
      event.timestamp = 'the other day'
      return refusal('time that is none', /time .*no point in time/)
    }
  },
  {
    of: TYPED,
    spoil: (call, chance) => {
      valuesOf(call).revenue = chance.oneOf(['a lot', '1,99', '0x10', true])
      // With revenue on each product, the order's own would not be looked at.
      if (call.kind === 'order') call.subscription = SUBSCRIPTIONS.orders
      return refusal('revenue that is no amount', /revenue .*amount/)
    }
  },
  {
    of: EVENTS,
    spoil: ({ event }) => {
      event.context = { ip: { v4: '10.0.0.1' } }
      return refusal('wrong type: ip', /ip/)
    }
  },
  {
    of: ['group'],
    spoil: ({ event, expectation }, chance) => {
      event.groupId = chance.oneOf(['', '   ', undefined])
      expectation.group = undefined
      return refusal('no group id', /group_id/)
    }
  },
  {
    of: ['alias'],
    spoil: ({ event, expectation }) => {
      delete event.previousId
      expectation.mapping = undefined
      return refusal('no user to map', /user_id is missing/)
    }
  },
  {
    of: [...WITH_PROPERTIES, 'identify'],
    ownEventAlone: true,
    rare: true,
    spoil: (call) => {
      valuesOf(call).text = LARGE_FOR_AMPLITUDE
      return tooLarge('too large for Amplitude')
    }
  },
  {
    of: ['track', 'identify'],
    rare: true,
    spoil: (call) => {
      valuesOf(call).text = LARGE_FOR_EVERYBODY
      return tooLarge('too large for everybody')
    }
  },
  ...objectionTo([...WITH_PROPERTIES, 'identify'], (call) => valuesOf(call))
]

/** Objections of Amplitude's alone are as frequent as several other kinds, as they cost the most requests. */
function objectionTo(of: readonly CallKind[], values: (call: StormCall) => Values): BadKind[] {
  const named = ['event_properties', 'device_model', 'time'].map(
    (field): BadKind => ({
      of,
      ownEventAlone: true,
      spoil: (call) => {
        values(call)[OBJECTION] = field
        return refusal(`objection to ${field}`, new RegExp(`\\b${field}\\b`))
      }
    })
  )
  const unnamed: BadKind = {
    of,
    ownEventAlone: true,
    spoil: (call) => {
      values(call)[OBJECTION] = true
      return refusal('objection to nothing named', /without saying what is wrong/)
    }
  }
  const blocked = BLOCKED.map(
    (status): BadKind => ({
      of,
      ownEventAlone: true,
      spoil: (call) => {
        values(call)[OBJECTION] = status
        return { kind: `blocked with ${status}`, status, reasons: [/not document/, new RegExp(`HTTP ${status}`)] }
      }
    })
  )
  return [...named, unnamed, ...blocked]
}

const RARELY = 0.25

/** Makes a good call bad, in a way that its kind can be; what it is to lead to changes with it. */
export function spoil(call: StormCall, chance: Chance): void {
  const { expectation } = call
  const objectedProduct = call.kind === 'order' && expectation.events.length > 1 && chance.happens(0.2)
  if (objectedProduct) {
    spoilProduct(call, chance)
    return
  }
  const { spoil, ownEventAlone } = chance.oneOf(kindsFor(call.kind, !chance.happens(RARELY)))
  expectation.refusal = spoil(call, chance)
  expectation.increments = {}
  const left = ownEventAlone && call.kind === 'order' ? 1 : expectation.events.length
  expectation.refused = expectation.events.splice(0, left)
}

const kindsFor = (kind: CallKind, cheap: boolean): BadKind[] =>
  BAD_KINDS.filter(({ of, rare }) => of.includes(kind) && !(cheap && rare))

/** An order of which Amplitude objects to one product: the others are delivered, and the order is reported. */
function spoilProduct(call: StormCall, chance: Chance): void {
  const { expectation, event } = call
  const index = chance.between(1, expectation.events.length - 1)
  const properties = event.properties as { products: Values[] }
  const products = properties.products.map((product, position) =>
    position === index - 1 ? { ...product, [OBJECTION]: 'event_properties' } : product
  )
  event.properties = { ...properties, products }
  expectation.refused = expectation.events.splice(index, 1)
  expectation.refusal = refusal('objection to a product', /\bevent_properties\b/)
}

/** What the storm's Amplitude objects to, or a firewall before it: events that carry an objection. */
export function objectionIn(event: Values): Objection | undefined {
  const objection = carriedBy(event, OBJECTION)
  if (objection === undefined) return undefined
  if (typeof objection === 'number') return { page: objection }
  return typeof objection === 'string' ? { named: true, field: objection } : { named: false }
}

/** Segment calls of every type, good ones and such with junk in any place. */
import fc from 'fast-check'
import { junk } from '../../__tests__/support/junk'
import { KINDS, placedIn } from '../../__tests__/support/random-calls'

type Values = Record<string, unknown>

/** A value at a path of a call, in place of what a good call has there. */
export interface Placed {
  path: string
  value: unknown
}

/** A call as it is made up, which says more about a failure than the call itself. */
export interface MadeUpCall {
  kind: string
  placed: Placed[]
}

const COMMON = {
  userId: 'user-1234',
  anonymousId: 'device-1234',
  timestamp: '2026-01-31T12:00:00.000Z',
  context: {},
  integrations: {}
}

/** A kind of call of which nothing is sent where the mapping gives groups no type: it then says nothing of anybody. */
export const GROUP_OF_NOBODY = 'group without a user'

/** Good calls by their kind. */
const GOOD: Record<string, Values> = {
  ...Object.fromEntries(Object.entries(KINDS).map(([kind, { call }]) => [kind, call])),
  page: {
    ...COMMON,
    type: 'page',
    name: 'Prices',
    properties: { url: 'https://example.org/prices?gclid=1', path: '/' }
  },
  [GROUP_OF_NOBODY]: { type: 'group', groupId: 'group-1', traits: { seats: 12 }, timestamp: COMMON.timestamp },
  alias: { ...COMMON, type: 'alias', previousId: 'user-1233' }
}

/** Who, when, what and how much: junk in one of these may cost the call. */
const DECIDING = [
  ...new Set(Object.values(KINDS).flatMap(({ deciding }) => deciding.map(([path]) => path))),
  ...['previousId', 'messageId', 'properties.products', 'traits.$add']
]

/** Wherever else any kind of call has something, and where nothing is expected. */
const DESCRIBING = [
  ...new Set(Object.values(KINDS).flatMap(({ describing, objects }) => [...describing, ...objects])),
  ...['context', 'context.ip', 'context.campaign', 'context.page.referrer', 'context.page.title', 'context.traits'],
  ...['context.groupId', 'context.sessionId', 'integrations', 'integrations.All', 'integrations.Actions Amplitude'],
  ...['name', 'category', 'sentAt', 'receivedAt', 'version', 'channel', 'options', 'writeKey', 'unexpected'],
  ...['properties.title', 'properties.url', 'properties.products.0.price', 'properties.products.1', 'traits.id'],
  ...['traits.$prepend', 'traits.$preInsert', 'traits.$postInsert', 'traits.$remove']
]

/** Where a call of a batch has no context at all but `null`, the framework itself fails on the whole batch, before any action is asked. */
const isFaultOfFramework = ({ path, value }: Placed) => path === 'context' && value === null

const placed: fc.Arbitrary<Placed> = fc
  .record({ path: fc.oneof(fc.constantFrom(...DECIDING), fc.constantFrom(...DESCRIBING)), value: junk })
  .filter((one) => !isFaultOfFramework(one))

/** A good call of any kind, or one with junk in some places; every third one is good. */
export const anyCall: fc.Arbitrary<MadeUpCall> = fc.record({
  kind: fc.constantFrom(...Object.keys(GOOD)),
  placed: fc.oneof(
    { weight: 1, arbitrary: fc.constant<Placed[]>([]) },
    { weight: 2, arbitrary: fc.array(placed, { minLength: 1, maxLength: 4 }) }
  )
})

/**
 * The call itself, made anew each time.
 * @param number Tells it from the others of its batch, by its message id.
 */
export function callOf({ kind, placed: values }: MadeUpCall, number: number): Values {
  const good: Values = { ...GOOD[kind], messageId: `message-${number}` }
  return values.reduce<Values>((whole, { path, value }) => placedIn(whole, path.split('.'), value), good)
}

/** Calls of all types with junk in any place, alone and in mixed batches: nothing is lost, doubled, blamed, or sent that must not be. */
import type { DestinationDefinition, Subscription } from '@segment/actions-core'
import fc from 'fast-check'
import type { Settings } from '../../src/generated-types'
import type { MadeUpCall } from './any-call'
import { anyCall, callOf, GROUP_OF_NOBODY } from './any-call'
import { check } from './check'
import type { Fuzzed } from './fuzz'
import type { Fate, Handed, HeldDestination } from './held-destination'
import { holdDestination } from './held-destination'
import { SUBSCRIPTION_SETS } from './subscriptions'
import { faultsOf, travelledIn } from './travelled'

interface Tried {
  subscriptions: Subscription[]
  calls: MadeUpCall[]
  /** The calls as they were handed over. */
  given: Record<string, unknown>[]
  together: Handed
  alone: Handed[]
}

const MAX_CALLS = 16

const batches = fc.record({
  set: fc.nat(SUBSCRIPTION_SETS.length - 1),
  calls: fc.array(anyCall, { minLength: 1, maxLength: MAX_CALLS, size: 'max' })
})

/** @param definition of the destination that is tried. */
export async function fuzzCalls(definition: DestinationDefinition<Settings>): Promise<Fuzzed> {
  const held = await holdDestination(definition)
  const counts = { calls: 0, batches: 0, delivered: 0, rejected: 0, items: 0 }
  const property = fc.asyncProperty(batches, async ({ set, calls }) => {
    const tried = await tryCalls(held, calls, set)
    counts.batches += 1
    counts.calls += calls.length
    for (const [fate] of tried.together.fates) counts[fate?.status === 200 ? 'delivered' : 'rejected'] += 1
    counts.items += travelledIn(tried.together.requests).length
    check(problemsOf(tried))
  })
  return { name: 'calls', property, runsARound: 40, counts, close: () => held.close() }
}

async function tryCalls(held: HeldDestination, calls: MadeUpCall[], set: number): Promise<Tried> {
  const subscriptions = SUBSCRIPTION_SETS[set]
  const given = () => calls.map(callOf)
  const together = await held.batch(given(), subscriptions)
  const alone: Handed[] = []
  for (const call of given()) alone.push(await held.single(call, subscriptions))
  return { subscriptions, calls, given: given(), together, alone }
}

function problemsOf(tried: Tried): string[] {
  const { together, alone } = tried
  const travelled = travelledIn(together.requests)
  return [
    ...[together, ...alone].flatMap(refusedIn),
    ...travelled.flatMap((one) => faultsOf(one).map((fault) => `${fault} in ${JSON.stringify(one.item)}`)),
    ...tried.calls.flatMap((call, index) => problemsOfCall(tried, call, index)),
    ...differences(
      'together',
      travelled,
      'alone',
      alone.flatMap(({ requests }) => travelledIn(requests))
    ),
    ...sharedInsertIds(tried)
  ]
}

/** The sandbox takes whatever is sent: what Amplitude would refuse is refused before. */
function refusedIn({ requests }: Handed): string[] {
  return requests
    .filter(({ status }) => status !== 200)
    .map(({ endpoint, status, answer }) => `${endpoint} refused a request: ${status} ${JSON.stringify(answer)}`)
}

function problemsOfCall(
  { subscriptions, together, alone, given }: Tried,
  { kind, placed }: MadeUpCall,
  index: number
): string[] {
  const own = travelledIn(alone[index].requests)
  const fates = { together: together.fates[index], alone: alone[index].fates[0] }
  const counted = Object.entries(fates).filter(([, { length }]) => length !== 1)
  if (counted.length > 0) return counted.map(([how, { length }]) => `call ${index} has ${length} outcomes ${how}`)
  const [inBatch] = fates.together
  const [single] = fates.alone
  return [
    ...[inBatch, single].flatMap(strangenessOf),
    ...disagreement(inBatch, single, given[index]),
    ...(placed.length === 0 ? lostOf(kind, subscriptions, inBatch, own.length) : []),
    ...(single.status !== 200 && own.length > 0 ? ['something of a rejected call was sent'] : []),
    ...(inBatch.status === 200
      ? differences(
          'reported',
          inBatch.sent ?? [],
          'sent alone',
          own.map(({ item }) => item)
        )
      : [])
  ].map((problem) => `call ${index}: ${problem}`)
}

/** A good call of which something is missing. */
function lostOf(kind: string, subscriptions: Subscription[], { status, message }: Fate, sent: number): string[] {
  if (status !== 200) return [`a good call is rejected: ${message}`]
  const isTyped = subscriptions.some(({ mapping }) => mapping?.group_type !== undefined)
  return sent === 0 && (kind !== GROUP_OF_NOBODY || isTyped) ? ['nothing was sent of a good call'] : []
}

/** As Amplitude takes everything, there are but two outcomes. */
function strangenessOf({ status, message, strange }: Fate): string[] {
  if (strange !== undefined) return [`an error that is not the framework's: ${strange}`]
  if (status !== 200 && status !== 400) return [`status ${status}: ${message}`]
  return status === 400 && message.trim() === '' ? ['rejected without a message'] : []
}

/** In a call alone, the framework takes an empty text for missing, and says itself that what is required is. */
const isFrameworksOwn = (call: Record<string, unknown>) => call.event === ''

function disagreement(inBatch: Fate, single: Fate, call: Record<string, unknown>): string[] {
  const agree = inBatch.status === single.status && (inBatch.message === single.message || isFrameworksOwn(call))
  if (agree) return []
  return [`in a batch ${inBatch.status} "${inBatch.message}", alone ${single.status} "${single.message}"`]
}

/** Lists that do not hold the same, each as often. */
function differences(what: string, list: unknown[], otherwise: string, other: unknown[]): string[] {
  const counts = new Map<string, number>()
  const count = (one: unknown, by: number) => {
    const text = JSON.stringify(one)
    counts.set(text, (counts.get(text) ?? 0) + by)
  }
  for (const one of list) count(one, 1)
  for (const one of other) count(one, -1)
  return [...counts].flatMap(([text, times]) => {
    if (times === 0) return []
    return [`${Math.abs(times)} more ${times > 0 ? what : otherwise}: ${text}`]
  })
}

/** Insert ids that different events share, save those of calls that have one message id. */
function sharedInsertIds({ alone, given }: Tried): string[] {
  const seen = new Map<unknown, { item: string; index: number }>()
  return alone.flatMap(({ requests }, index) =>
    travelledIn(requests).flatMap(({ item: { insert_id: id, ...rest } }) => {
      if (id === undefined) return []
      const item = JSON.stringify(rest)
      const before = seen.get(id) ?? { item: '', index: -1 }
      seen.set(id, { item, index })
      const isOfOneMessage = before.index !== index && messageOf(given[before.index]) === messageOf(given[index])
      if (before.index < 0 || isOfOneMessage) return []
      return [`two events have the insert id ${JSON.stringify(id)}: ${before.item} and ${item}`]
    })
  )
}

const messageOf = (call?: Record<string, unknown>) => JSON.stringify(call?.messageId)

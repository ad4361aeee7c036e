/** Deliveries that Amplitude answers in any way: each item has an outcome, none is called delivered in vain, and requests are bounded. */
import fc from 'fast-check'
import type { Channel } from '../../src/amplitude/channel'
import {
  groupIdentifyChannel,
  identifyChannel,
  ingestionChannel,
  userMappingChannel
} from '../../src/amplitude/channel'
import { MAX_BYTES_AGAIN, MAX_EXTRA_REQUESTS, MAX_TIMEOUTS, MIN_BYTES_AGAIN } from '../../src/amplitude/limits'
import { KEEPS_ORDER } from '../../src/delivery/keeps-order'
import { performMany, performOne } from '../../src/delivery/perform'
import type { Plan, Shipment } from '../../src/delivery/plan'
import type { ClassicSwitchSource } from '../../src/events/classic-switch'
import type { AnyAnswer, Made } from './any-amplitude'
import { amplitudeOf, anyAnswer } from './any-amplitude'
import { check } from './check'
import type { Fuzzed } from './fuzz'
import type { Item } from './travelled'

/** What a delivery is about. */
interface Delivery {
  /** For each payload, the channels of its items, by number. */
  payloads: number[][]
  /** Bytes that make each item larger. */
  filling: number
  hasInsertIds: boolean
  /** Items a request takes at most. */
  maxItems: number
  keepsOrder: boolean
  answers: AnyAnswer[]
}

/** A result, as the framework's response holds it. */
interface Result {
  status: number
  errormessage?: string
  body?: unknown
}

const SETTINGS = { apiKey: 'api-key-4711', secretKey: 'secret-key-0815' }
const SECRETS = Object.values(SETTINGS)

const CHANNELS: Channel[] = [
  ingestionChannel(SETTINGS, { batch: false }),
  ingestionChannel(SETTINGS, { batch: true, minIdLength: 1 }),
  userMappingChannel(SETTINGS),
  groupIdentifyChannel(SETTINGS),
  identifyChannel(SETTINGS)
]

const channelNumber = fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, fc.nat(CHANNELS.length - 1))

const deliveries: fc.Arbitrary<Delivery> = fc.record({
  payloads: fc.oneof(
    { weight: 4, arbitrary: fc.array(fc.array(channelNumber, { maxLength: 3 }), { minLength: 1, maxLength: 12 }) },
    // Enough for all that may be spent on a delivery.
    { weight: 1, arbitrary: fc.integer({ min: 200, max: 500 }).map((count) => new Array<number[]>(count).fill([0])) }
  ),
  filling: fc.constantFrom(0, 0, 0, 2000),
  hasInsertIds: fc.boolean(),
  maxItems: fc.oneof(fc.integer({ min: 1, max: 8 }), fc.constant(1000)),
  keepsOrder: fc.boolean(),
  answers: fc.array(anyAnswer, { minLength: 1, maxLength: 8 })
})

/** @param deliverMany What delivers a batch. */
export function fuzzAnswers(deliverMany = performMany): Fuzzed {
  const counts = { deliveries: 0, items: 0, answers: 0, mostRequestsAgain: 0 }
  const property = fc.asyncProperty(deliveries, async (delivery) => {
    const made = await tryDelivery(delivery, deliverMany)
    counts.deliveries += 1
    counts.items += delivery.payloads.flat().length
    counts.answers += made.length
    counts.mostRequestsAgain = Math.max(counts.mostRequestsAgain, spentOn(made).again)
    check(await problemsAlone(delivery))
  })
  return { name: 'answers', property, runsARound: 250, counts, close: () => Promise.resolve() }
}

const idOf = ({ event_id, user_id, group_value }: Item) =>
  `${[event_id, group_value, user_id].find(isPresent) as string}`
const isPresent = (value: unknown) => value !== undefined

interface Payload extends ClassicSwitchSource {
  shipments: Shipment[]
}

const plan: Plan<Payload> =
  () =>
  ({ shipments }) =>
    shipments

/** @returns The requests that were made. @throws Where something was wrong with it. */
async function tryDelivery(delivery: Delivery, deliverMany: typeof performMany): Promise<Made[]> {
  const payloads = payloadsOf(delivery)
  const shipments = payloads.flatMap((payload) => payload.shipments)
  const { request, made } = amplitudeOf(delivery.answers, idOf, shipments.length + 2 * MAX_EXTRA_REQUESTS)
  const response = await deliverMany(request, SETTINGS, payloads, plan, { [KEEPS_ORDER]: delivery.keepsOrder })
  const results = response.getAllResponses().map((one) => one.value() as Result)
  check([
    ...(results.length === payloads.length ? [] : [`${results.length} outcomes of ${payloads.length}`]),
    ...results.flatMap(faultsOfResult),
    ...payloads.flatMap((payload, index) => falseOutcome(payload, results[index], made)),
    ...overspent(made, delivery.maxItems)
  ])
  return made
}

function payloadsOf({ payloads, filling, hasInsertIds, maxItems }: Delivery): Payload[] {
  const channels = CHANNELS.map((channel) => ({ ...channel, limits: { ...channel.limits, maxItems } }))
  let number = 0
  return payloads.map((numbers) => ({
    shipments: numbers.map((channel) => ({
      channel: channels[channel],
      item: itemOf(channels[channel], number++, { filling, hasInsertIds })
    }))
  }))
}

function itemOf(
  channel: Channel,
  number: number,
  { filling, hasInsertIds }: Pick<Delivery, 'filling' | 'hasInsertIds'>
) {
  const id = `item-${number}`
  if (channel.noun === 'mapping') return { user_id: id, global_user_id: 'user-1' }
  if (channel.noun === 'group') return { group_type: 'org', group_value: id, group_properties: { $set: { seats: 1 } } }
  if (channel.noun === 'user') return { user_id: id, user_properties: { $set: { plan: 'free' } } }
  return {
    ...{ event_type: 'Tested', event_id: number, user_id: `user-${number % 5}`, device_id: `device-${number % 3}` },
    ...(hasInsertIds ? { insert_id: id } : {}),
    ...(filling > 0 ? { event_properties: { text: 'x'.repeat(filling) } } : {})
  }
}

/** Bytes of one result that are reported, at most: the answer is repeated in each. */
const MAX_RESULT = 30_000

function faultsOfResult(result: Result | undefined, index: number): string[] {
  if (!result) return [`no outcome of ${index}`]
  const { status, errormessage, body } = result
  const said = JSON.stringify({ errormessage, body })
  return [
    ...(Number.isInteger(status) && status >= 200 && status <= 599 ? [] : [`status ${status}`]),
    ...(status === 200 || errormessage ? [] : [`a failure without a message: ${status}`]),
    ...(said.length <= MAX_RESULT ? [] : [`a report of ${said.length} bytes`]),
    ...SECRETS.filter((secret) => said.includes(secret)).map((secret) => `${secret} is reported`)
  ].map((problem) => `result ${index}: ${problem}`)
}

/** Delivered is what a success took, and only that; and what a success took in full is not sent again. */
function falseOutcome({ shipments }: Payload, { status }: Result, made: Made[]): string[] {
  return shipments
    .flatMap(({ item }) => {
      const id = idOf(item as unknown as Item)
      const taken = made.filter(({ ids, taken }) => taken !== 'no' && ids.includes(id))
      const whole = taken.filter((one) => one.taken === 'all').length
      const lastly = made.filter(({ ids }) => ids.includes(id)).at(-1)
      return [
        ...(status === 200 && taken.length === 0 ? [`${id} is called delivered, and no success took it`] : []),
        ...(whole > 1 ? [`${id} was taken ${whole} times`] : []),
        ...(whole > 0 && lastly?.taken !== 'all' ? [`${id} was sent again after it was taken`] : [])
      ]
    })
    .concat(blamed(shipments, status, made))
}

/** A payload of which all was taken in full. */
function blamed(shipments: Shipment[], status: number, made: Made[]): string[] {
  const ids = shipments.map(({ item }) => idOf(item as unknown as Item))
  const taken = new Set(made.filter((one) => one.taken === 'all').flatMap((one) => one.ids))
  return status !== 200 && ids.every((id) => taken.has(id))
    ? [`${ids.join(', ')} were taken, and called ${status}`]
    : []
}

/** What was spent: requests and bytes, those that carry something for the first time and others, and waiting. */
function spentOn(made: Made[]) {
  const seen = new Set<string>()
  const spent = { again: 0, bytes: 0, bytesAgain: 0, timeouts: 0, afterTimeouts: 0 }
  for (const { ids, text, timedOut } of made) {
    const isFirst = ids.some((id) => !seen.has(id))
    for (const id of ids) seen.add(id)
    if (spent.timeouts >= MAX_TIMEOUTS) spent.afterTimeouts += 1
    spent.again += isFirst ? 0 : 1
    spent[isFirst ? 'bytes' : 'bytesAgain'] += Buffer.byteLength(text)
    spent.timeouts += timedOut ? 1 : 0
  }
  return spent
}

/** Whatever is spent beyond what a delivery may. */
function overspent(made: Made[], maxItems: number): string[] {
  const { again, bytes, bytesAgain, afterTimeouts } = spentOn(made)
  const most = Math.max(0, ...made.map(({ ids }) => ids.length))
  const maxBytes = Math.max(MIN_BYTES_AGAIN, MAX_BYTES_AGAIN * bytes)
  return [
    ...(most <= maxItems ? [] : [`${most} items in a request that takes ${maxItems}`]),
    ...(again <= MAX_EXTRA_REQUESTS ? [] : [`${again} requests again`]),
    ...(bytesAgain <= maxBytes ? [] : [`${bytesAgain} bytes again, of ${maxBytes}`]),
    ...(afterTimeouts === 0 ? [] : [`${afterTimeouts} requests after ${MAX_TIMEOUTS} timeouts`])
  ]
}

/** Errors that the framework knows, of which a delivery alone throws one. */
const ERRORS = ['PayloadValidationError', 'RetryableError', 'APIError', 'InvalidAuthenticationError']

/** The first payload by itself, which has its answer or one of the framework's errors: the same as in a batch of one. */
async function problemsAlone(delivery: Delivery): Promise<string[]> {
  const first = { ...delivery, payloads: delivery.payloads.slice(0, 1) }
  const most = MAX_EXTRA_REQUESTS * 2
  const [payload] = payloadsOf(first)
  const batch = await performMany(amplitudeOf(first.answers, idOf, most).request, SETTINGS, [payload], plan)
  const { status, errormessage } = batch.getAllResponses()[0].value() as Result
  try {
    await performOne(amplitudeOf(first.answers, idOf, most).request, SETTINGS, payload, plan)
    return status === 200 ? [] : [`delivered alone, and ${status} in a batch: ${errormessage}`]
  } catch (error) {
    const { name, status: thrown = 400, message } = error as Error & { status?: number }
    if (!ERRORS.includes(name)) return [`alone, ${name} is thrown, which is not the framework's: ${message}`]
    const isSame = thrown === status && message === errormessage
    return isSame ? [] : [`alone ${thrown} "${message}", in a batch ${status} "${errormessage}"`]
  }
}

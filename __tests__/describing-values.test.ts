import type { InputField } from '@segment/actions-core'
import destination from '../src'
import { eitherWay } from './support/either-way'
import { eventsOf, requestsOf } from './support/sent'
import { sendBatch } from './support/send-batch'
import { faultsIn } from './support/sent-faults'

/** One of each type that JSON has, hostile where it can be. */
const WRONG: unknown[] = [
  null,
  '',
  ' ',
  'half \ud83d',
  true,
  false,
  0,
  -1,
  1e21,
  JSON.parse('1e999'),
  [],
  [null],
  [[1]],
  ['a', 'b'],
  {},
  { toString: 1, valueOf: null },
  { a: { b: [{}] } }
]

/** For each kind of call, the action and a call that is good. */
const KINDS: Array<[action: string, call: Record<string, unknown>, type: string]> = [
  ['logEvent', { type: 'track', event: 'Clicked', properties: { revenue: 10 } }, 'Clicked'],
  ['logPage', { type: 'page', name: 'Settings' }, 'Loaded a Page'],
  ['logPurchase', { type: 'track', event: 'Order Completed', properties: { revenue: 10 } }, 'Order Completed'],
  ['identifyUser', { type: 'identify', traits: { plan: 'pro' } }, '$identify'],
  ['groupIdentify', { type: 'group', groupId: 'group-1' }, '$identify']
]

/** Where in a call what stands, and the key of the event that comes of it. */
const CONTEXT: Array<[path: string, key: string]> = [
  ['app.version', 'app_version'],
  ['device.type', 'platform'],
  ['os.name', 'os_name'],
  ['os.version', 'os_version'],
  ['device.brand', 'device_brand'],
  ['device.manufacturer', 'device_manufacturer'],
  ['device.model', 'device_model'],
  ['device.advertisingId', 'idfa'],
  ['network.carrier', 'carrier'],
  ['location.country', 'country'],
  ['location.region', 'region'],
  ['location.city', 'city'],
  ['location.latitude', 'location_lat'],
  ['location.longitude', 'location_lng'],
  ['locale', 'language'],
  ['locale.language', 'language'],
  ['userAgent', 'os_name'],
  ['userAgentData.model', 'device_model'],
  ['userAgentData.platformVersion', 'os_version'],
  ['library.name', 'library']
]

const at = (path: string, value: unknown): Record<string, unknown> =>
  path.split('.').reduceRight<unknown>((inner, name) => ({ [name]: inner }), value) as Record<string, unknown>

describe.each(KINDS)('What only describes, of a call through %s (V1)', (action, call, type) => {
  it.each(CONTEXT)('costs nothing where context.%s cannot be what it means', async (path, key) => {
    const { statuses, events } = await sendBatch(
      action,
      WRONG.map((value) => ({ ...call, context: at(path, value) }))
    )
    expect(statuses).toEqual(WRONG.map(() => 200))
    expect(events.map(({ event_type }) => event_type as string)).toEqual(WRONG.map(() => type))
    expect(events.flatMap(faultsIn)).toEqual([])
    // Text of spaces and numbers may be a name.
    const kept = [' ', 0, -1, 1e21].map(String)
    for (const value of events.map((event) => event[key] as unknown)) {
      expect(['undefined', 'segment', ...kept]).toContain(String(value))
    }
  })

  it('costs nothing where a whole part of the context, or all options of a destination, are something else', async () => {
    const places = ['app', 'device', 'os', 'network', 'location', 'userAgentData', 'library', 'page', 'locale']
    const calls = WRONG.flatMap((value) => [
      { ...call, context: Object.fromEntries(places.map((place) => [place, value])) },
      { ...call, integrations: { 'Actions Amplitude': value, Amplitude: value } }
    ])
    const { statuses, events } = await sendBatch(action, calls)
    expect(new Set(statuses)).toEqual(new Set([200]))
    expect(events).toHaveLength(calls.length)
    expect(events.flatMap(faultsIn)).toEqual([])
  })

  it.each(['groups', 'outOfSession', 'event_id'])(
    'costs nothing where the option %s is of a wrong type',
    async (name) => {
      const wrong = WRONG.filter((value) => name !== 'outOfSession' || value !== true)
      for (const destinationName of ['Actions Amplitude', 'Amplitude']) {
        const calls = wrong.map((value) => ({ ...call, integrations: { [destinationName]: { [name]: value } } }))
        const { statuses, events } = await sendBatch(action, calls)
        expect(new Set(statuses)).toEqual(new Set([200]))
        expect(events).toHaveLength(calls.length)
        expect(events.flatMap(faultsIn)).toEqual([])
        if (name === 'outOfSession') expect(events.filter(({ session_id }) => session_id !== undefined)).toEqual([])
      }
    }
  )

  it('is nothing where it is spaces alone', async () => {
    const context = { app: { version: ' ' }, network: { carrier: '\t' }, device: { model: '\n ' } }
    const { events } = await eitherWay(action, { ...call, context })
    for (const key of ['app_version', 'carrier', 'device_model']) expect(events[0]).not.toHaveProperty(key)
  })

  it.each(WRONG.map((value) => [JSON.stringify(value), value]))(
    'has the same fate alone and in a batch: %s',
    async (_, value) => {
      const context = { device: { model: value }, location: { latitude: value }, locale: value, userAgent: value }
      const { message, events } = await eitherWay(action, { ...call, context })
      expect(message).toBeUndefined()
      expect(events).toHaveLength(1)
    }
  )
})

describe('What only describes a revenue (V1)', () => {
  const DETAILS = [
    'price quantity productId product_id revenueType revenue_type currency receipt receiptSignature receipt_signature'
  ].flatMap((line) => line.split(' '))

  it.each(['logEvent', 'logPurchase'].flatMap((action) => DETAILS.map((name) => [action, name])))(
    'costs %s nothing where %s cannot be what it means',
    async (action, name) => {
      const calls = WRONG.map((value) => ({ event: 'Ordered', properties: { revenue: 10, [name]: value } }))
      const { statuses, events } = await sendBatch(action, calls)
      expect(statuses).toEqual(WRONG.map(() => 200))
      expect(events.map(({ revenue }) => revenue as number)).toEqual(WRONG.map(() => 10))
      expect(events.flatMap(faultsIn)).toEqual([])
    }
  )

  it.each(DETAILS.map((name) => [name]))(
    'costs a product of an order nothing where %s cannot be what it means',
    async (name) => {
      const products = WRONG.map((value) => ({ sku: 'a', revenue: 10, [name]: value }))
      const events = await eventsOf(
        'logPurchase',
        { event: 'Ordered', properties: { products } },
        { trackRevenuePerProduct: true }
      )
      expect(events.slice(1).map(({ revenue }) => revenue as number)).toEqual(WRONG.map(() => 10))
      expect(events.flatMap(faultsIn)).toEqual([])
    }
  )
})

describe('What only describes the coming of a user (V1)', () => {
  it.each(['name', 'source', 'utm_medium', 'toString'])(
    'costs nothing where the campaign has a wrong %s',
    async (name) => {
      const calls = WRONG.map((value) => ({ event: 'Clicked', context: { campaign: { [name]: value } } }))
      const { statuses, events } = await sendBatch('logEvent', calls)
      expect(statuses).toEqual(WRONG.map(() => 200))
      expect(events.flatMap(faultsIn)).toEqual([])
    }
  )

  it('costs nothing where a page has a wrong URL or query, and click ids are wanted', async () => {
    const calls = WRONG.map((value) => ({ event: 'Clicked', context: { page: { url: value, search: value } } }))
    const { statuses, events } = await sendBatch('logEvent', calls, { trackClickIds: true })
    expect(statuses).toEqual(WRONG.map(() => 200))
    expect(events.flatMap(faultsIn)).toEqual([])
  })
})

/** Fields that identify, date, count or name: whom, when, how much, and which try it is. */
const DECIDING = new Set(
  'user_id device_id group_id group_type group_value time session_id revenue event_type insert_id message_id'.split(' ')
)

const describingTexts = (fields: Record<string, InputField>) =>
  Object.entries(fields)
    .filter(([name, { type, choices, multiple }]) => type === 'string' && !choices && !multiple && !DECIDING.has(name))
    .map(([name, { label }]) => [name, label] as const)

describe.each(KINDS)('A describing field of text of %s that is mapped (V1)', (action, call) => {
  const texts = describingTexts(destination.actions[action].fields)

  it('is there', () => {
    expect(texts.length).toBeGreaterThan(20)
  })

  it.each(texts)('%s costs nothing where it is given any text, number or boolean', async (name) => {
    const scalars = WRONG.filter((value) => typeof value !== 'object' || value === null)
    const calls = scalars.map((value) => ({ ...call, properties: { revenue: 10, wrong: value } }))
    const { statuses, requests } = await sendBatch(action, calls, { [name]: { '@path': '$.properties.wrong' } })
    expect(statuses).toEqual(scalars.map(() => 200))
    // Identify calls may go to another API with these.
    const items: unknown[] = requests.flatMap(({ body }) => body.events ?? body.identification)
    expect(items.length).toBeGreaterThanOrEqual(scalars.length)
    if (!['paying', 'start_version'].includes(name)) expect(items.flatMap(faultsIn)).toEqual([])
  })

  it.each(texts)(
    '%s is what the framework itself rejects where it is given an object, under its label',
    async (name, label) => {
      const sending = requestsOf(
        action,
        { ...call, properties: { wrong: { a: 1 } } },
        { [name]: { '@path': '$.properties.wrong' } }
      )
      await expect(sending).rejects.toThrow(`${label} must be a string but it was an object.`)
    }
  )
})

import { eventsOf } from './support/sent'
import { eitherWay } from './support/either-way'
import { sendBatch } from './support/send-batch'

const identify = (traits: unknown, rest: Record<string, unknown> = {}) => ({ type: 'identify', traits, ...rest })

describe('User properties (U1, U3)', () => {
  it('sends the traits of an identify call as plain user properties', async () => {
    const [event] = await eventsOf('identifyUser', identify({ plan: 'pro', seats: 12, address: { city: 'Köln 🏙' } }))
    expect(event.user_properties).toEqual({ plan: 'pro', seats: 12, address: { city: 'Köln 🏙' } })
  })

  it.each([
    ['logEvent', { event: 'Clicked' }],
    ['logPage', { type: 'page' }],
    ['logPurchase', { event: 'Order Completed' }]
  ])('sends the traits of a call through %s', async (action, call) => {
    const [event] = await eventsOf(action, { ...call, traits: { plan: 'pro' } })
    expect(event.user_properties).toEqual({ plan: 'pro' })
  })

  it.each([
    ['there are none', undefined],
    ['they are null', null],
    ['they are empty', {}],
    ['each of them is an empty object', { plan: {}, name: {} }]
  ])('sends no user properties when %s', async (_, traits) => {
    const [event] = await eventsOf('identifyUser', identify(traits))
    expect(event).not.toHaveProperty('user_properties')
  })

  it('takes false, zero and an empty list for values, and leaves empty objects out', async () => {
    const { events } = await eitherWay('identifyUser', identify({ a: false, b: 0, c: -0.5, d: [], e: {} }))
    expect(events[0].user_properties).toEqual({ a: false, b: 0, c: -0.5, d: [] })
  })

  it.each([
    ['numbers that are none', { a: Infinity, b: -Infinity }],
    ['whole numbers that would arrive as others', { a: 2 ** 53, b: -(2 ** 53) - 2, c: 1e21 }],
    ['text with half of a character', { a: 'x\ud83d', '\udc00': 1 }]
  ])('leaves out %s, and clears nothing by it', async (_, traits) => {
    const { events } = await eitherWay('identifyUser', identify({ ...traits, plan: 'pro' }))
    expect(events[0].user_properties).toEqual({ plan: 'pro' })
  })

  it('keeps the largest whole numbers that are exact, and fractions of any size', async () => {
    const traits = { a: 2 ** 53 - 1, b: -(2 ** 53) + 1, c: 1e-300, d: 0.1 }
    const { events } = await eitherWay('identifyUser', identify(traits))
    expect(events[0].user_properties).toEqual(traits)
  })

  it('keeps a long value whole', async () => {
    const [event] = await eventsOf('identifyUser', identify({ bio: 'é'.repeat(5000) }))
    expect(event.user_properties.bio).toHaveLength(5000)
  })

  it('keeps a thousand traits', async () => {
    const traits = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`trait_${index}`, index]))
    const [event] = await eventsOf('identifyUser', identify(traits))
    expect(event.user_properties.trait_0).toBe(0)
    expect(event.user_properties.trait_999).toBe(999)
  })

  it('keeps traits that are named like members of every object', async () => {
    const traits = { constructor: 'Acme', toString: 'text', hasOwnProperty: true }
    const [plain] = await eventsOf('identifyUser', identify(traits))
    expect(plain.user_properties).toEqual({ constructor: 'Acme', toString: 'text', hasOwnProperty: true })
    const [moved] = await eventsOf('identifyUser', identify(traits), { setOnce: { first_plan: 'pro' } })
    expect(moved.user_properties).toEqual({
      $set: { constructor: 'Acme', toString: 'text', hasOwnProperty: true },
      $setOnce: { first_plan: 'pro' }
    })
  })

  it('lets a trait named __proto__ change nothing but its own event', async () => {
    const traits: unknown = JSON.parse('{"__proto__": {"polluted": "yes"}, "plan": "pro"}')
    const { events } = await sendBatch('identifyUser', [identify(traits), identify({ plan: 'free' })])
    expect(events[0].user_properties.plan).toBe('pro')
    expect(events[0].user_properties.polluted).toBeUndefined()
    expect(events[1].user_properties).toEqual({ plan: 'free' })
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it.each(['pro', 7, true, ['pro'], []])(
    'rejects an identify call whose traits are %j, and no other call of the batch',
    async (traits) => {
      const { statuses, events } = await sendBatch('identifyUser', [identify(traits), identify({ plan: 'free' })])
      expect(statuses).toEqual([400, 200])
      expect(events.map((event) => event.user_properties)).toEqual([{ plan: 'free' }])
    }
  )

  it('keeps the user properties of each event of a batch to itself', async () => {
    const { statuses, events } = await sendBatch('identifyUser', [
      identify({ plan: 'pro' }),
      identify({ seats: 1 }, { context: { campaign: { source: 'news' } } }),
      identify({ plan: 'free' })
    ])
    expect(statuses).toEqual([200, 200, 200])
    expect(events.map((event) => event.user_properties)).toEqual([
      { plan: 'pro' },
      { $set: { seats: 1, utm_source: 'news' }, $setOnce: { initial_utm_source: 'news' } },
      { plan: 'free' }
    ])
  })
})

describe('A trait that is null or empty text (U3a)', () => {
  const changesOf = async (traits: unknown, mapping = {}, rest: Record<string, unknown> = {}) =>
    (await eitherWay('identifyUser', identify(traits, rest), mapping)).events[0].user_properties

  it.each([null, ''])('clears its property on identify: %j', async (nothing) => {
    expect(await changesOf({ plan: nothing })).toEqual({ $unset: { plan: '-' } })
    expect(await changesOf({ plan: nothing, seats: 2 })).toEqual({ $set: { seats: 2 }, $unset: { plan: '-' } })
  })

  it('clears each of several, whatever they are named', async () => {
    const traits = { größe: null, toString: '', constructor: null, 'a.b': null, ['x'.repeat(2000)]: '' }
    expect(await changesOf(traits)).toEqual({
      $unset: { größe: '-', toString: '-', constructor: '-', 'a.b': '-', ['x'.repeat(2000)]: '-' }
    })
  })

  it.each([undefined, {}, [], [null], [''], { a: null }, 0, false, ' ', Infinity, '\ud83d'])(
    'is not one that is %j, which clears nothing',
    async (value) => {
      expect(JSON.stringify(await changesOf({ plan: value, seats: 2 }))).not.toContain('$unset')
    }
  )

  it('clears no name that could not be sent', async () => {
    expect(await changesOf({ '\ud83d': null, seats: 2 })).not.toHaveProperty('$unset')
  })

  it('joins the names that are mapped to be unset', async () => {
    expect(await changesOf({ plan: null }, { unset: ['seats'] })).toEqual({ $unset: { seats: '-', plan: '-' } })
    expect(await changesOf({ plan: null }, { unset: ['seats'], add: { visits: 1 } })).toEqual({
      $unset: { seats: '-', plan: '-' },
      $add: { visits: 1 }
    })
  })

  it.each([
    ['setOnce', { plan: 'first' }, { $setOnce: { plan: 'first' } }],
    ['add', { plan: 1 }, { $add: { plan: 1 } }],
    ['append', { plan: ['x'] }, { $append: { plan: ['x'] } }],
    ['remove', { plan: ['x'] }, { $remove: { plan: ['x'] } }],
    ['setAlways', { plan: 'pro' }, { $set: { plan: 'pro' } }]
  ])('clears nothing that %s has', async (field, properties, expected) => {
    expect(await changesOf({ plan: null }, { [field]: properties })).toEqual(expected)
    expect(await changesOf({ plan: '' }, { [field]: properties })).toEqual(expected)
  })

  it('clears nothing that the call sets otherwise', async () => {
    expect(await changesOf({ plan: null, $set: { plan: 'pro' } })).toEqual({ $set: { plan: 'pro' } })
    expect(await changesOf({ utm_source: null }, {}, { context: { campaign: { source: 'news' } } })).toEqual({
      $set: { utm_source: 'news' },
      $setOnce: { initial_utm_source: 'news' }
    })
  })

  it.each([null, ''])('clears nothing where a list names the trait: %j', async (nothing) => {
    const traits = { plan: nothing, seats: 2 }
    expect(await changesOf(traits, { traitsToSetOnce: ['plan'] })).toEqual({ seats: 2 })
  })

  it.each([
    ['logEvent', { event: 'Clicked' }],
    ['logPage', { type: 'page' }],
    ['logPurchase', { event: 'Order Completed' }]
  ])('is left out of the event of %s', async (action, call) => {
    const { events } = await eitherWay(action, { ...call, traits: { a: null, b: '', plan: 'pro' } })
    expect(events[0].user_properties).toEqual({ plan: 'pro' })
    const { events: empty } = await eitherWay(action, { ...call, traits: { a: null, b: '' } })
    expect(empty[0]).not.toHaveProperty('user_properties')
  })
})

describe('User properties of a call that becomes several events', () => {
  it.each([
    ['logPurchase', { event: 'Order Completed', properties: { products: [{ sku: 'a' }, { sku: 'b' }] } }, {}],
    [
      'logPage',
      { type: 'page', name: 'Home', category: 'Shop' },
      { trackNamedPages: true, trackCategorizedPages: true }
    ]
  ])('change once, on the first event of %s', async (action, call, mapping) => {
    const events = await eventsOf(action, { ...call, traits: { plan: 'pro' } }, { ...mapping, add: { visits: 1 } })
    expect(events).toHaveLength(3)
    expect(events.map((event) => event.user_properties)).toEqual([
      { $set: { plan: 'pro' }, $add: { visits: 1 } },
      undefined,
      undefined
    ])
  })
})

describe('Skip user properties sync (U8)', () => {
  const calls: [string, Record<string, unknown>][] = [
    ['logEvent', { event: 'Clicked' }],
    ['logPage', { type: 'page' }],
    ['logPurchase', { event: 'Order Completed', properties: { products: [{ sku: 'a' }] } }],
    ['identifyUser', { type: 'identify' }]
  ]

  it.each(calls)('is not sent by %s unless it is switched on', async (action, call) => {
    for (const mapping of [undefined, { skip_user_properties_sync: false }]) {
      const [event] = await eventsOf(action, call, mapping)
      expect(event).not.toHaveProperty('$skip_user_properties_sync')
      expect(event).not.toHaveProperty('skip_user_properties_sync')
    }
  })

  it.each(calls)('is sent by %s, on every event, when it is switched on', async (action, call) => {
    const events = await eventsOf(action, call, { skip_user_properties_sync: true })
    expect(events.length).toBeGreaterThan(0)
    for (const event of events) {
      expect(event.$skip_user_properties_sync).toBe(true)
      expect(event).not.toHaveProperty('skip_user_properties_sync')
    }
  })
})

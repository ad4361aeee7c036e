import { eventsOf } from './support/sent'
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
    ['each of them is empty', { plan: null, name: '' }]
  ])('sends no user properties when %s', async (_, traits) => {
    const [event] = await eventsOf('identifyUser', identify(traits))
    expect(event).not.toHaveProperty('user_properties')
  })

  it('leaves empty traits out, and takes false and zero for values', async () => {
    const [event] = await eventsOf('identifyUser', identify({ a: null, b: '', c: false, d: 0, e: -0.5 }))
    expect(event.user_properties).toEqual({ c: false, d: 0, e: -0.5 })
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

  it('rejects an identify call whose traits are text, and no other call of the batch', async () => {
    const { statuses, events } = await sendBatch('identifyUser', [identify('pro'), identify({ plan: 'free' })])
    expect(statuses).toEqual([400, 200])
    expect(events.map((event) => event.user_properties)).toEqual([{ plan: 'free' }])
  })

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

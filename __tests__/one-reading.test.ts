import { eitherWay } from './support/either-way'

const purchase = (properties: unknown) => ({ event: 'Purchased', properties })

describe('A currency that stands in the amount', () => {
  it.each([
    ['19.99 USD', undefined, 'USD'],
    ['eur 20', undefined, 'EUR'],
    ['19.99 USD', 'usd', 'USD'],
    ['19.99 USD', 'dollars', 'USD'],
    ['$19.99', 'CAD', 'CAD']
  ])('of the revenue %j beside the currency %j is %s', async (revenue, currency, sent) => {
    const { events } = await eitherWay('logEvent', purchase({ revenue, currency }))
    expect(events[0].currency).toBe(sent)
  })

  it.each(['$19.99', '€ 20'])('is not known from the sign in %j, which several have', async (revenue) => {
    const { events } = await eitherWay('logEvent', purchase({ revenue }))
    expect(events[0]).not.toHaveProperty('currency')
  })

  it.each(['logEvent', 'logPurchase'])('rejects the call of %s where the currency is another', async (action) => {
    const { message } = await eitherWay(action, purchase({ revenue: '20 EUR', currency: 'USD' }))
    expect(message).toMatch(/revenue "20 EUR" is in EUR, and the currency is "USD"/)
  })

  it('leaves a price out that is in another', async () => {
    const call = purchase({ revenue: 20, price: '20 JPY', quantity: 1, currency: 'USD' })
    const { events } = await eitherWay('logEvent', call)
    expect(events[0]).toMatchObject({ revenue: 20, currency: 'USD' })
    expect(events[0]).not.toHaveProperty('price')
  })

  it("is a product's own where the product has one, and else the order's", async () => {
    const products = [
      { sku: 'a', revenue: 10, currency: 'EUR' },
      { sku: 'b', revenue: '5 GBP', currency: 'none' },
      { sku: 'c', revenue: 5 }
    ]
    const call = { event: 'Order Completed', properties: { currency: 'GBP', products } }
    const { events } = await eitherWay('logPurchase', call, { trackRevenuePerProduct: true })
    expect(events.map(({ currency }) => currency as unknown)).toEqual([undefined, 'EUR', 'GBP', 'GBP'])
  })
})

describe('A point before three digits beside a currency', () => {
  it.each(['€1.000', '1.234 EUR', '$12.345'])('may be one of thousands, so that %j is no amount', async (revenue) => {
    const { message } = await eitherWay('logEvent', purchase({ revenue }))
    expect(message).toContain(`The revenue ${JSON.stringify(revenue)} is no amount`)
  })

  it.each([
    ['1.234 KWD', 1.234],
    ['1.234', 1.234],
    [1.234, 1.234],
    ['€1.0000', 1]
  ])('is one of decimals in %j', async (revenue, amount) => {
    const { events } = await eitherWay('logEvent', purchase({ revenue }))
    expect(events[0].revenue).toBe(amount)
  })
})

describe('A date that is another day elsewhere', () => {
  it.each([
    '01/02/2026',
    'Sat 01/02/2026',
    '10:00 01/02/2026',
    '01 02 2026',
    '01,02,2026',
    '02 01 2026 10:00 GMT',
    '(01/02) 2026 5',
    '0001-01-01T00:00:00Z'
  ])('rejects its event: %j', async (timestamp) => {
    const { message } = await eitherWay('logEvent', { timestamp })
    expect(message).toContain(`The time ${JSON.stringify(timestamp)} is no point in time`)
  })

  // A pattern may try each of thousands of spaces again, and what reads dates shall not be asked about such a text.
  it('is none in a text that is longer than any date', async () => {
    const session_id = `2026-01-31${' '.repeat(200)}12:00`
    const { message } = await eitherWay('logEvent', { integrations: { Amplitude: { session_id } } })
    expect(message).toMatch(/session_id .* is no point in time/)
  })
})

describe('A number that is no longer exact', () => {
  it.each([
    ['a group', { integrations: { Amplitude: { groups: { org: 2 ** 64 } } } }, 'groups'],
    ['a product', purchase({ revenue: 1, product_id: 2 ** 64 }), 'productId'],
    ['an app version', { context: { app: { version: 2 ** 53 } } }, 'app_version']
  ])('names nothing as %s', async (_, call, key) => {
    const { events } = await eitherWay('logEvent', call)
    expect(events[0]).not.toHaveProperty(key)
  })
})

describe('What is mapped and what attribution says', () => {
  it.each([
    ['setAlways', { setAlways: { initial_utm_source: 'mapped' } }, {}],
    ['$set among the traits', {}, { $set: { initial_utm_source: 'mapped' } }]
  ])('the first source of %s stays', async (_, mapping, traits) => {
    const call = { traits, context: { campaign: { source: 'attributed' } } }
    const { events } = await eitherWay('identifyUser', call, mapping)
    expect(events[0].user_properties).toEqual({
      $set: { initial_utm_source: 'mapped', utm_source: 'attributed' }
    })
  })

  it('a domain stands with its own referrer', async () => {
    const call = { context: { page: { referrer: 'https://bing.example/' } } }
    const { events } = await eitherWay('identifyUser', call, {
      setAlways: { referrer: 'google' },
      setOnce: { initial_referrer: 'partner' }
    })
    expect(events[0].user_properties).toEqual({
      $set: { referrer: 'google' },
      $setOnce: { initial_referrer: 'partner' }
    })
  })

  it('a campaign stands beside a referrer that is mapped', async () => {
    const call = { context: { campaign: { source: 'news' } } }
    const { events } = await eitherWay('identifyUser', call, {
      setAlways: { referrer: 'google' },
      setOnce: { initial_referrer: 'partner' }
    })
    expect(events[0].user_properties).toEqual({
      $set: { referrer: 'google', utm_source: 'news' },
      $setOnce: { initial_referrer: 'partner', initial_utm_source: 'news' }
    })
  })
})

describe('A page for which no event is wanted (P3)', () => {
  it.each([
    ['an id that is too short', { userId: 'abc' }],
    ['a time that is none', { timestamp: 'nope' }]
  ])('sends nothing and succeeds, with %s too', async (_, call) => {
    const mapping = { trackAllPages: false, trackNamedPages: true }
    const { requests, message } = await eitherWay('logPage', { ...call, type: 'page', name: null }, mapping)
    expect([requests, message]).toEqual([[], undefined])
  })
})

describe('A type of groups with half of a character', () => {
  it('rejects its call, and joins no other group', async () => {
    const call = { groupId: 'group-1' }
    const { message } = await eitherWay('groupIdentify', call, { group_type: 'a\ud800', group_value: 'Acme' })
    expect(message).toMatch(/group_type "a\\ud800" holds half of a character/)
  })
})

describe('The option unmap', () => {
  it('that is false unmaps nobody', async () => {
    const integrations = { 'Actions Amplitude': { unmap: false } }
    const { requests } = await eitherWay('mapUser', { previousId: 'user-old', userId: 'user-new', integrations })
    expect(requests[0].body.mapping).toEqual([{ user_id: 'user-old', global_user_id: 'user-new' }])
  })
})

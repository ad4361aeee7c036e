import { sendBatch } from './support/send-batch'
import { eitherWay } from './support/either-way'
import { eventsOf } from './support/sent'

const purchase = (properties: unknown) => ({ event: 'Purchased', properties })

/** Texts that are an amount in one way only, and the amount. */
const AMOUNTS: Array<[text: unknown, amount: number]> = [
  [19.99, 19.99],
  ['19.99', 19.99],
  [' 19.99 ', 19.99],
  ['$19.99', 19.99],
  ['$ 19.99', 19.99],
  ['19.99 $', 19.99],
  ['19.99 USD', 19.99],
  ['19.99usd', 19.99],
  ['USD 19.99', 19.99],
  ['€ 20', 20],
  ['20€', 20],
  ['£5.00', 5],
  ['¥500', 500],
  ['₹ 99.50', 99.5],
  ['CHF 5', 5],
  ['\u00a05\u00a0€\n', 5],
  ['-$5', -5],
  ['$-5', -5],
  ['-5 EUR', -5],
  ['+5', 5],
  ['.5', 0.5],
  ['- $5', -5],
  ['$ -5', -5],
  ['$+5', 5],
  ['.25', 0.25],
  ['5.', 5],
  ['1e3', 1000],
  ['1e10', 1e10],
  ['25e-1', 2.5],
  ['$1e3', 1000],
  ['1e10 EUR', 1e10],
  ['€25e-1', 2.5],
  ['1.2345 EUR', 1.2345],
  ['1234.567 EUR', 1234.567],
  ...['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'].map((currency): [string, number] => [`1.250 ${currency}`, 1.25]),
  [`5${' '.repeat(62)}€`, 5],
  [0, 0],
  ['$0', 0]
]

/** What could be read two ways, or not at all. */
const NO_AMOUNTS: unknown[] = [
  '1,99',
  '1,000',
  '1,000.00',
  '1.000,00',
  '1.000.000',
  '1 000',
  '$1,99',
  '1’000',
  '19.99 dollars',
  '19.99 XYZ',
  'abc 7',
  'US$20',
  '$20 USD',
  '$20€',
  'USD EUR 5',
  '--5',
  '-$-5',
  '(5)',
  '5-',
  '5%',
  '5 x 2',
  'x$5',
  '$5x',
  '1.250 EUR',
  '0x10',
  '0b1',
  '1_000',
  '٣',
  '１２',
  'Infinity',
  'NaN',
  '1e999',
  '9007199254740993',
  'free',
  '$',
  'USD',
  ' ',
  `5${' '.repeat(99)}€`,
  true
]

describe('An amount as text (E2a)', () => {
  it.each(AMOUNTS)('%j is one: %d', async (revenue, amount) => {
    const [event] = await eventsOf('logEvent', purchase({ revenue }))
    expect(event.revenue).toBe(amount)
  })

  it.each(AMOUNTS)('%j is one of an order, and of each of its products, too: %d', async (revenue, amount) => {
    const properties = { revenue, products: [{ revenue }] }
    const [order] = await eventsOf('logPurchase', purchase(properties))
    const [, product] = await eventsOf('logPurchase', purchase(properties), { trackRevenuePerProduct: true })
    expect([order.revenue, product.revenue]).toEqual([amount, amount])
  })

  it.each([
    ['$5', 5],
    ['5 EUR', 5],
    ['5.00', 5]
  ])('%j is one as a price', async (price, amount) => {
    const [event] = await eventsOf('logEvent', purchase({ revenue: 10, price, quantity: 2 }))
    expect([event.revenue, event.price, event.quantity]).toEqual([10, amount, 2])
  })

  it('stays as it was in the properties of the event', async () => {
    const properties = { revenue: '$10', price: '5 USD', quantity: '2' }
    const [event] = await eventsOf('logEvent', purchase(properties))
    expect(event.event_properties).toEqual(properties)
  })
})

describe('The total of an order (O3)', () => {
  it.each([undefined, null, ''])('is its revenue where that is %j, alone and in a batch', async (revenue) => {
    const { events } = await eitherWay('logPurchase', purchase({ revenue, total: 30 }))
    expect(events[0].revenue).toBe(30)
  })

  it.each([0, '0', -5])('is not asked where the revenue is %j', async (revenue) => {
    const { events } = await eitherWay('logPurchase', purchase({ revenue, total: 30 }))
    expect(events[0].revenue).toBe(Number(revenue))
  })

  it.each([{ amount: 25 }, [1, 2], ' '])(
    'is not taken for a revenue that is %j, which rejects its order',
    async (revenue) => {
      const { message } = await eitherWay('logPurchase', purchase({ revenue, total: 30 }))
      expect(message).toMatch(/revenue/i)
    }
  )

  it('is not taken where another revenue is mapped', async () => {
    const { events } = await eitherWay('logPurchase', purchase({ total: 30 }), {
      revenue: { '@path': '$.properties.net' }
    })
    expect(events[0]).not.toHaveProperty('revenue')
  })
})

describe('What could be read two ways, or not at all, is no amount (E2a, V1)', () => {
  it.each(NO_AMOUNTS)('%j rejects its event as revenue, alone and in a batch', async (revenue) => {
    const shown = JSON.stringify(String(revenue)).slice(0, 100)
    const message = expect.stringContaining(`The revenue ${shown}`)
    const remedy = expect.stringContaining('is no amount, and an amount is never guessed. Send a number such as 19.99')
    await expect(eventsOf('logEvent', purchase({ revenue }))).rejects.toMatchObject({ status: 400, message })
    const { results, events } = await sendBatch('logEvent', [purchase({ revenue }), purchase({ revenue: 1 })])
    expect(results).toMatchObject([{ status: 400, errormessage: message }, { status: 200 }])
    expect(results[0].errormessage).toEqual(remedy)
    expect(events.map((event) => event.revenue)).toEqual([1])
  })

  it.each(NO_AMOUNTS)('%j rejects its order as revenue and as total', async (value) => {
    const { statuses } = await sendBatch('logPurchase', [purchase({ revenue: value }), purchase({ total: value })])
    expect(statuses).toEqual([400, 400])
  })

  it.each([...NO_AMOUNTS, null, '', [5], { amount: 5 }])('%j is left out as a price', async (price) => {
    const { statuses, events } = await sendBatch('logEvent', [purchase({ revenue: 10, price, quantity: 2 })])
    expect(statuses).toEqual([200])
    expect(events[0].revenue).toBe(10)
    expect(events[0]).not.toHaveProperty('price')
    expect(events[0]).not.toHaveProperty('quantity')
  })

  it.each(NO_AMOUNTS)('%j is no price from which a product earns something', async (price) => {
    const products = [{ sku: 'a', price, quantity: 2 }]
    const [, product] = await eventsOf('logPurchase', purchase({ products }), { trackRevenuePerProduct: true })
    expect(product.event_properties.sku).toBe('a')
    expect(product).not.toHaveProperty('revenue')
  })

  it.each(['$2', '2 EUR', '2,0', '0x2'])('%j is no quantity, which is a count and no amount', async (quantity) => {
    const [event] = await eventsOf('logEvent', purchase({ revenue: 10, price: 5, quantity }))
    expect(event.revenue).toBe(10)
    expect(event).not.toHaveProperty('quantity')
  })

  it.each([null, '', undefined])('but %j is merely no revenue', async (revenue) => {
    const { statuses, events } = await sendBatch('logEvent', [purchase({ revenue, price: 5, quantity: 2 })])
    expect(statuses).toEqual([200])
    expect(events[0]).not.toHaveProperty('revenue')
  })
})

describe('A currency (E2b)', () => {
  it.each([
    ['usd', 'USD'],
    [' eur ', 'EUR'],
    ['XBT', 'XBT']
  ])('%j is a code of three letters, sent as %j', async (currency, sent) => {
    const [event] = await eventsOf('logEvent', purchase({ revenue: 1, currency }))
    expect(event.currency).toBe(sent)
  })

  it.each(['', 'US', 'USDT', 'US1', '$', '€€€', 'ÄÖÜ', 'u s', 840, true, null, [], {}, ['USD']])(
    '%j is none, and left out, on an event, an order and a product',
    async (currency) => {
      const properties = { revenue: 1, currency, products: [{ price: 2 }] }
      const sent = [
        await sendBatch('logEvent', [purchase(properties)]),
        await sendBatch('logPurchase', [purchase(properties)]),
        await sendBatch('logPurchase', [purchase(properties)], { trackRevenuePerProduct: true })
      ]
      expect(sent.map(({ statuses }) => statuses)).toEqual([[200], [200], [200]])
      const events = sent.flatMap((batch) => batch.events)
      expect(events.map(({ revenue }) => revenue).filter((revenue) => revenue !== undefined)).toEqual([1, 1, 2])
      for (const event of events) expect(event).not.toHaveProperty('currency')
    }
  )
})

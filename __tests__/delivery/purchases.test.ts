import nock from 'nock'
import type { MockAnswer } from './mock-amplitude'
import { answers, batch, mockAmplitude, single } from './mock-amplitude'
import { statusesOf } from './numbers'

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

/** An order of so many products, each of which carries its order's number. */
const order = (number: number, products: number) => ({
  userId: 'user-1234',
  anonymousId: 'device-1234',
  messageId: `order-${number}`,
  event: 'Order Completed',
  context: {},
  properties: { number, total: 10, products: Array.from({ length: products }, (_, sku) => ({ number, sku })) }
})

const position = (items: any[], number: number, sku?: number) =>
  items.findIndex(({ event_properties: is }) => is.number === number && is.sku === sku)

/** Objects to one product of one order, or to the order itself. */
const refusing =
  (number: number, sku?: number) =>
  ({ items }: { items: any[] }) => {
    const index = position(items, number, sku)
    return index < 0 ? undefined : answers.invalid(index)
  }

describe('An order of several events (O6, B4)', () => {
  it('is delivered when all its events are', async () => {
    const { requests, accepted } = mockAmplitude()
    expect(statusesOf(await batch('logPurchase', [order(0, 2), order(1, 3)]))).toEqual([200, 200])
    expect(requests).toHaveLength(1)
    expect(accepted).toHaveLength(7)
  })

  it.each([0, 1, 2])('is reported failed when product %d is refused, and no other order is', async (sku) => {
    mockAmplitude(refusing(1, sku))
    const results = await batch('logPurchase', [order(0, 3), order(1, 3), order(2, 3)])
    expect(statusesOf(results)).toEqual([200, 400, 200])
    expect(results[1].errormessage).toContain('Invalid field values on some events')
    expect(await single('logPurchase', order(1, 3))).toMatchObject({ name: 'APIError', status: 400 })
  })

  const FAULTS: [fault: string, answer: MockAnswer, expected: number][] = [
    ['503', [503, {}], 503],
    ['429', answers.throttled(), 429]
  ]

  it.each(FAULTS)(
    'is sent again when a product is refused for good and the rest meets %s',
    async (_fault, answer, is) => {
      const refuse = refusing(0, 0)
      mockAmplitude((request) => refuse(request) ?? answer)
      expect(statusesOf(await batch('logPurchase', [order(0, 2)]))).toEqual([is])
    }
  )

  it.each(FAULTS)(
    'is sent again when its own event is refused for good and the rest meets %s',
    async (_fault, answer, is) => {
      const refuse = refusing(0)
      mockAmplitude((request) => refuse(request) ?? answer)
      expect(statusesOf(await batch('logPurchase', [order(0, 2)]))).toEqual([is])
      expect(await single('logPurchase', order(0, 2))).toMatchObject({ name: 'RetryableError', status: is })
    }
  )

  it('is sent again when one event is refused for good and then the connection breaks', async () => {
    nock('https://api2.amplitude.com')
      .post('/2/httpapi')
      .reply(...answers.invalid(0))
    nock('https://api2.amplitude.com').post('/2/httpapi').replyWithError({ code: 'ECONNRESET', message: 'cut' })
    expect(statusesOf(await batch('logPurchase', [order(0, 2)]))).toEqual([502])
  })

  it('is sent again when its first event was delivered and the rest was not, across requests', async () => {
    const { requests } = mockAmplitude((_request, number) => (number === 2 ? [503, {}] : undefined))
    const results = await batch('logPurchase', [order(0, 2500), order(1, 1)])
    expect(requests.map(({ items }) => items.length)).toEqual([2000, 501, 2])
    expect(statusesOf(results)).toEqual([503, 200])
  })

  it('has the same insert ids at every attempt, each its own', async () => {
    const { requests } = mockAmplitude((_request, number) => (number < 3 ? [503, {}] : undefined))
    await batch('logPurchase', [order(0, 3)])
    await single('logPurchase', order(0, 3))
    await batch('logPurchase', [order(1, 1), order(0, 3)])
    const [first, second, third] = requests.map(({ items }) => items.map(({ insert_id }) => insert_id))
    expect(new Set(first).size).toBe(4)
    expect(second).toEqual(first)
    expect(third.slice(2)).toEqual(first)
    expect(new Set(third).size).toBe(6)
  })
})

import { eitherWay } from './support/either-way'

/**
 * A call with a key `__proto__`, as only JSON has it: what the framework copies it into gets the value as its prototype, and
 * seems to have what stands there.
 */
const inheriting = (json: string) => JSON.parse(json.replace('INHERITED', '__proto__')) as Record<string, unknown>

async function sentFor(action: string, json: string, mapping = {}): Promise<object[]> {
  return (await eitherWay(action, inheriting(json), mapping)).events
}

describe('What a call has through the key "__proto__" alone is not read', () => {
  it.each([
    [
      'the context',
      '{"context": {"INHERITED": {"location": {"city": "Graz"}, "locale": "de", "userAgent": "Mozilla/5.0 (iPhone)"}}}'
    ],
    ['the location', '{"context": {"location": {"INHERITED": {"city": "Graz", "latitude": 5, "longitude": 5}}}}'],
    [
      'the device',
      '{"context": {"device": {"INHERITED": {"manufacturer": "Apple", "model": "iPhone", "type": "ios"}}}}'
    ]
  ])('in %s', async (_, json) => {
    const [event] = await sentFor('logEvent', json, { includeRawUserAgent: true })
    const [plain] = await sentFor('logEvent', '{}')
    expect(Object.keys(event)).toEqual(Object.keys(plain))
  })

  it.each([
    ['the address', '{"traits": {"address": {"INHERITED": {"city": "Graz", "state": "Styria"}}}}'],
    ['the traits', '{"traits": {"INHERITED": {"address": {"city": "Graz"}}}}']
  ])('in %s', async (_, json) => {
    const [event] = await sentFor('identifyUser', json)
    expect(event).not.toHaveProperty('city')
    expect(event).not.toHaveProperty('region')
  })

  it('while what stands beside it is', async () => {
    const json = '{"context": {"location": {"city": "Graz", "INHERITED": {"region": "Styria"}}}}'
    const [event] = await sentFor('logEvent', json)
    expect(event).toMatchObject({ city: 'Graz' })
    expect(event).not.toHaveProperty('region')
  })

  it("as a page's category", async () => {
    const [event] = await sentFor(
      'logPage',
      '{"type": "page", "name": "Home", "properties": {"INHERITED": {"category": "Docs"}}}'
    )
    expect(JSON.stringify(event)).not.toContain('Docs')
  })

  it("as an order's products", async () => {
    const json = '{"event": "Order Completed", "properties": {"INHERITED": {"products": [{"product_id": "1"}]}}}'
    expect(await sentFor('logPurchase', json, { products: null })).toHaveLength(1)
  })

  it('as what describes a revenue', async () => {
    const json = '{"properties": {"revenue": 5, "INHERITED": {"currency": "EUR", "productId": "1", "receipt": "r"}}}'
    const [event] = await sentFor('logEvent', json)
    expect(event).toMatchObject({ revenue: 5 })
    for (const key of ['currency', 'productId', 'receipt']) expect(event).not.toHaveProperty(key)
  })

  it("as a product's revenue", async () => {
    const json =
      '{"event": "Order Completed", "properties": {"products": [{"sku": "1", "INHERITED": {"revenue": 5, "price": 5}}]}}'
    const [, product] = await sentFor('logPurchase', json, { trackRevenuePerProduct: true })
    expect(product).not.toHaveProperty('revenue')
  })

  it.each([
    ['a destination', '{"integrations": {"INHERITED": {"Amplitude": {"session_id": 1577871000000}}}}'],
    ['its options', '{"integrations": {"Amplitude": {"INHERITED": {"session_id": 1577871000000}}}}']
  ])('as %s', async (_, json) => {
    const [event] = await sentFor('logEvent', json)
    expect(event).not.toHaveProperty('session_id')
  })
})

import nock from 'nock'
import { eventsOf } from './support/sent'

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

const ACTIONS = ['logEvent', 'logPage', 'logPurchase', 'identifyUser', 'groupIdentify']

const insertIds = async (action: string, event: Record<string, unknown>, mapping = {}): Promise<unknown[]> =>
  (await eventsOf(action, { groupId: 'group-1', ...event }, mapping)).map(({ insert_id }) => insert_id)

describe('The insert id (C5)', () => {
  it.each(ACTIONS)('%s sends what is mapped as it is', async (action) => {
    const [first] = await insertIds(action, {}, { insert_id: ' My Own / id ' })
    expect(first).toBe(' My Own / id ')
  })

  it.each([
    ['a number', 42, '42'],
    ['zero', 0, '0'],
    ['accents', 'žluť-1', 'žluť-1'],
    ['__proto__', '__proto__', '__proto__']
  ])('takes %s', async (_, id, expected) => {
    expect(await insertIds('logEvent', { properties: { id } }, { insert_id: { '@path': '$.properties.id' } })).toEqual([
      expected
    ])
  })

  it.each(ACTIONS)('%s sends the same again when the call is sent again', async (action) => {
    const first = await insertIds(action, { messageId: 'message-7' })
    const second = await insertIds(action, { messageId: 'message-7' })
    expect(first[0]).toEqual(expect.stringMatching(/./))
    expect(second).toEqual(first)
  })

  it.each(ACTIONS)('%s sends another for another call', async (action) => {
    const first = await insertIds(action, { messageId: 'message-7' })
    const second = await insertIds(action, { messageId: 'message-8' })
    expect(second[0]).not.toEqual(first[0])
  })

  it('differs between two mappings that make two event types of one call', async () => {
    const [clicked] = await insertIds('logEvent', {}, { event_type: 'Clicked' })
    const [tapped] = await insertIds('logEvent', {}, { event_type: 'Tapped' })
    expect(clicked).not.toBe(tapped)
  })

  it('is made of the message id and the event type as Amplitude has it, in the form that earlier versions sent', async () => {
    const call = { messageId: 'message-7', event: ' Tested ' }
    expect(await insertIds('logEvent', call)).toEqual(['message-7:Tested'])
    const [order] = await insertIds('logPurchase', call)
    expect(order).toBe('message-7:Tested')
  })

  it('of further events of a page has what asked for them, in the form that earlier versions sent', async () => {
    const page = { type: 'page', messageId: 'message-7', name: 'Settings', properties: { category: 'Merchant' } }
    expect(
      await insertIds('logPage', page, { trackAllPages: true, trackNamedPages: true, trackCategorizedPages: true })
    ).toEqual([
      'message-7:Loaded a Page',
      'message-7:named:Loaded Merchant Settings Page',
      'message-7:categorized:Loaded Merchant Page'
    ])
  })

  it('does not change with what else the mapping says', async () => {
    const plain = await insertIds('logEvent', {})
    const richer = await insertIds('logEvent', { properties: { color: 'blue' } }, { use_batch_endpoint: true })
    expect(richer).toEqual(plain)
  })

  it('tells calls apart within the 1,024 characters that Amplitude keeps', async () => {
    const mapping = { event_type: 'Very '.repeat(2_000) }
    const [first] = await insertIds('logEvent', { messageId: 'message-7' }, mapping)
    const [second] = await insertIds('logEvent', { messageId: 'message-8' }, mapping)
    expect(String(first).slice(0, 1024)).not.toBe(String(second).slice(0, 1024))
  })

  it.each([undefined, null, ''])('is not sent where the message id is %j', async (messageId) => {
    expect(await insertIds('logEvent', { messageId })).toEqual([undefined])
  })
})

describe('The insert ids of several events out of one call (C5)', () => {
  const order = { event: 'Order Completed', properties: { products: [{ sku: 'a' }, { sku: 'a' }] } }
  const products = { products: { '@path': '$.properties.products' } }

  it('differ, even between two of the same product', async () => {
    const ids = await insertIds('logPurchase', order, products)
    expect(ids).toHaveLength(3)
    expect(new Set(ids).size).toBe(3)
  })

  it('are the same again when the call is sent again', async () => {
    expect(await insertIds('logPurchase', order, products)).toEqual(await insertIds('logPurchase', order, products))
  })

  it('differ where the first one is mapped', async () => {
    const ids = await insertIds('logPurchase', order, { ...products, insert_id: 'mine' })
    expect(ids[0]).toBe('mine')
    expect(new Set(ids).size).toBe(3)
    expect(ids).not.toContain(undefined)
  })

  it('differ between the events of one page', async () => {
    const page = { type: 'page', name: 'Settings', category: 'Merchant' }
    const ids = await insertIds('logPage', page, { trackNamedPages: true, trackCategorizedPages: true })
    expect(ids).toHaveLength(3)
    expect(new Set(ids).size).toBe(3)
  })

  it('differ between the user joining a group and the group getting its properties', async () => {
    const group = { traits: { seats: 12 } }
    const ids = await insertIds('groupIdentify', group, { group_type: 'org', group_value: 'Acme' })
    expect(ids).toHaveLength(2)
    expect(new Set(ids).size).toBe(2)
  })

  it('are all left out without a message id', async () => {
    expect(await insertIds('logPurchase', { ...order, messageId: null }, products)).toEqual([
      undefined,
      undefined,
      undefined
    ])
  })
})

import { migrated } from './migrated'

const { send, sandbox } = migrated()

const context = { page: { title: 'Shoes', search: '?size=42' }, ip: '8.8.8.8' }
const track = { type: 'track', event: 'Clicked', properties: { color: 'red' }, context }

const append = { appendFieldsToEventProps: { 'context.page.title': 'pageTitle', 'context.ip': 'address' } }
const properties = () => sandbox().events()[0].event.event_properties
const allProperties = () =>
  sandbox()
    .events()
    .map(({ event }) => event.event_properties ?? {})
const userProperties = () => sandbox().user('user-1234')?.user_properties

describe('Append Fields to Event Properties', () => {
  it.each([
    ['a track call', track],
    ['a page', { ...track, type: 'page', name: undefined, category: undefined }],
    ['an order', { ...track, event: 'Order Completed' }]
  ])('adds the fields to the properties of %s', async (_what, call) => {
    await send({ ...append, trackAllPages: true }, call)
    expect(properties()).toEqual({ color: 'red', pageTitle: 'Shoes', address: '8.8.8.8' })
  })

  it('empty: the properties are those of the call', async () => {
    await send({ appendFieldsToEventProps: {} }, track)
    expect(properties()).toEqual({ color: 'red' })
  })

  it('wins over a property of the same name', async () => {
    await send(append, { ...track, properties: { pageTitle: 'Own' } })
    expect(properties()).toMatchObject({ pageTitle: 'Shoes' })
  })

  it('leaves a property of the same name alone where the call lacks the field', async () => {
    await send(append, { ...track, context: {}, properties: { pageTitle: 'Own' } })
    expect(properties()).toEqual({ pageTitle: 'Own' })
  })

  it('adds nothing where the call lacks the field, nor needs properties', async () => {
    await send(append, { ...track, context: { page: { title: 'Shoes' } }, properties: undefined })
    expect(properties()).toEqual({ pageTitle: 'Shoes' })
  })

  it('adds them to each product of an order too, and wins over a property of the product', async () => {
    const products = [{ sku: 'uno' }, { sku: 'due', pageTitle: 'Own' }]
    await send(append, { ...track, event: 'Order Completed', properties: { products } })
    const added = { pageTitle: 'Shoes', address: '8.8.8.8' }
    expect(allProperties()).toEqual([added, { sku: 'uno', ...added }, { sku: 'due', ...added }])
  })

  it('adds them inside none of the products of an order that is one event', async () => {
    const order = { ...track, event: 'Order Completed', properties: { products: [{ sku: 'uno' }] } }
    await send({ ...append, trackProductsOnce: true }, order)
    expect(allProperties()).toEqual([{ products: [{ sku: 'uno' }], pageTitle: 'Shoes', address: '8.8.8.8' }])
  })

  it('leaves the products alone where the call lacks the field', async () => {
    const products = [{ sku: 'uno', pageTitle: 'Own' }]
    await send(append, { ...track, context: {}, event: 'Order Completed', properties: { products } })
    expect(allProperties()).toEqual([{}, { sku: 'uno', pageTitle: 'Own' }])
  })

  it.each(['page.title', 'page[0]', "page's", 'a.b.c'])('takes a name such as %j as it is', async (name) => {
    const dotted = { appendFieldsToEventProps: { 'context.page.title': name } }
    await send(dotted, { ...track, event: 'Order Completed', properties: { color: 'red', products: [{ sku: 'uno' }] } })
    expect(allProperties()).toEqual([
      { color: 'red', [name]: 'Shoes' },
      { sku: 'uno', [name]: 'Shoes' }
    ])
  })

  it('leaves a property of the same name alone, dots or not, where the call lacks the field', async () => {
    const dotted = { appendFieldsToEventProps: { 'context.page.title': 'page.title' } }
    await send(dotted, { ...track, context: {}, properties: { 'page.title': 'Own' } })
    expect(properties()).toEqual({ 'page.title': 'Own' })
  })

  it('takes names in any script, and names that are markup, as they are', async () => {
    const names = { 'context.page.title': 'タイトル', 'context.ip': '<b>address</b>' }
    await send({ appendFieldsToEventProps: names }, track)
    expect(properties()).toEqual({ color: 'red', タイトル: 'Shoes', '<b>address</b>': '8.8.8.8' })
  })
})

describe('Map Query Params', () => {
  it('to event_properties: the query string is a property of the event', async () => {
    await send({ mapQueryParams: { query: 'event_properties' } }, track)
    expect(properties()).toEqual({ color: 'red', query: '?size=42' })
    expect(userProperties()).toEqual({})
  })

  it('to user_properties: the query string is a property of the user, beside those by default', async () => {
    const page = { ...context.page, referrer: 'https://example.com/' }
    await send({ mapQueryParams: { query: 'user_properties' } }, { ...track, context: { page } })
    expect(properties()).toEqual({ color: 'red' })
    expect(userProperties()).toMatchObject({ query: '?size=42', referrer: 'https://example.com/' })
  })

  it('to both, under two names, beside fields that are appended', async () => {
    await send({ ...append, mapQueryParams: { q: 'event_properties', query: 'user_properties' } }, track)
    expect(properties()).toEqual({ color: 'red', pageTitle: 'Shoes', address: '8.8.8.8', q: '?size=42' })
    expect(userProperties()).toEqual({ query: '?size=42' })
  })

  it.each(['event_properties', 'user_properties'])(
    'to %s: of an identify call it is a property of the user, as the classic destination had it',
    async (target) => {
      const identify = { type: 'identify', traits: { plan: 'pro' }, context }
      await send({ mapQueryParams: { 'page.query': target } }, identify)
      expect(userProperties()).toEqual({ plan: 'pro', 'page.query': '?size=42' })
    }
  )

  it('to event_properties: each product of an order has it too', async () => {
    const order = { ...track, event: 'Order Completed', properties: { products: [{ sku: 'uno' }] } }
    await send({ mapQueryParams: { 'page.query': 'event_properties' } }, order)
    expect(allProperties()).toEqual([{ 'page.query': '?size=42' }, { sku: 'uno', 'page.query': '?size=42' }])
    expect(userProperties()).toEqual({})
  })

  it('to user_properties: the products of an order have it not', async () => {
    const order = { ...track, event: 'Order Completed', properties: { products: [{ sku: 'uno' }] } }
    await send({ mapQueryParams: { query: 'user_properties' } }, order)
    expect(allProperties()).toEqual([{}, { sku: 'uno' }])
    expect(userProperties()).toEqual({ query: '?size=42' })
  })

  it('is no property of a group, nor of a user whose page call is no event', async () => {
    const page = { search: '?size=42', referrer: 'https://example.com/' }
    await send({ mapQueryParams: { query: 'user_properties' } }, [
      { type: 'group', groupId: 'group-1', context },
      { type: 'page', context: { page } }
    ])
    expect(userProperties()).toMatchObject({ referrer: 'https://example.com/' })
    expect(userProperties()).not.toHaveProperty('query')
  })

  it('empty: the query string is no property', async () => {
    await send({ mapQueryParams: {} }, track)
    expect(properties()).toEqual({ color: 'red' })
    expect(userProperties()).toEqual({})
  })
})

import { migrated } from './migrated'

const { send, sandbox } = migrated()

const context = { page: { title: 'Shoes', search: '?size=42' }, ip: '8.8.8.8' }
const track = { type: 'track', event: 'Clicked', properties: { color: 'red' }, context }

const append = { appendFieldsToEventProps: { 'context.page.title': 'pageTitle', 'context.ip': 'address' } }
const properties = () => sandbox().events()[0].event.event_properties
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

  it('keeps the products of an order as events of their own', async () => {
    const order = { ...track, event: 'Order Completed', properties: { products: [{ sku: 'uno' }] } }
    await send(append, order)
    expect(
      sandbox()
        .events()
        .map(({ event }) => event.event_properties)
    ).toEqual([{ pageTitle: 'Shoes', address: '8.8.8.8' }, { sku: 'uno' }])
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

  it('empty: the query string is no property', async () => {
    await send({ mapQueryParams: {} }, track)
    expect(properties()).toEqual({ color: 'red' })
    expect(userProperties()).toEqual({})
  })
})

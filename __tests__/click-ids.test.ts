import type { JSONObject } from '@segment/actions-core'
import { eitherWay } from './support/either-way'
import { eventsOf } from './support/sent'

const on = { trackClickIds: true }
const identify = (search: unknown, traits?: unknown) => ({ type: 'identify', traits, context: { page: { search } } })

describe('Click ids (U7)', () => {
  it('that the page does not have leave traits of their names alone', async () => {
    const { events } = await eitherWay('identifyUser', identify('?fbclid=f', { gclid: 'own', plan: 'pro' }), on)
    expect(events[0].user_properties).toEqual({
      $set: { gclid: 'own', plan: 'pro', fbclid: 'f' },
      $setOnce: { initial_fbclid: 'f' }
    })
  })

  it.each([
    'gclid',
    'gbraid',
    'wbraid',
    'dclid',
    'fbclid',
    'msclkid',
    'ttclid',
    'twclid',
    'li_fat_id',
    'rdt_cid',
    'ko_click_id'
  ])('sets %s of the page, and the first one once', async (name) => {
    const [event] = await eventsOf('identifyUser', identify(`?a=1&${name}=Cj0K-x_1&b=2`), on)
    expect(event.user_properties).toEqual({
      $set: { [name]: 'Cj0K-x_1' },
      $setOnce: { [`initial_${name}`]: 'Cj0K-x_1' }
    })
  })

  it.each([
    ['logEvent', { event: 'Clicked' }],
    ['logPage', { type: 'page' }],
    ['logPurchase', { event: 'Order Completed' }]
  ])('are taken by %s too', async (action, call) => {
    const [event] = await eventsOf(action, { ...call, context: { page: { search: '?gclid=abc' } } }, on)
    expect(event.user_properties).toEqual({ $set: { gclid: 'abc' }, $setOnce: { initial_gclid: 'abc' } })
  })

  it('stand beside traits and campaign', async () => {
    const [event] = await eventsOf(
      'identifyUser',
      {
        type: 'identify',
        traits: { plan: 'pro' },
        context: { page: { search: '?gclid=a&fbclid=b' }, campaign: { source: 'news' } }
      },
      on
    )
    expect(event.user_properties).toEqual({
      $set: { plan: 'pro', utm_source: 'news', gclid: 'a', fbclid: 'b' },
      $setOnce: { initial_utm_source: 'news', initial_gclid: 'a', initial_fbclid: 'b' }
    })
  })

  it.each<JSONObject>([{}, { trackClickIds: false }])(
    'are left out unless they are switched on (%p)',
    async (mapping) => {
      const [event] = await eventsOf('identifyUser', identify('?gclid=abc'), mapping)
      expect(event).not.toHaveProperty('user_properties')
    }
  )

  it.each([
    ['missing', undefined],
    ['null', null],
    ['empty', ''],
    ['a question mark', '?'],
    ['without click ids', '?q=gclid&utm_source=news'],
    ['with an empty click id', '?gclid=&fbclid'],
    ['with names in another case', '?GCLID=abc'],
    ['with hostile names', '?__proto__=x&constructor=y&toString=z'],
    ['malformed', '?%E0%A4%A&=&&&=x']
  ])('are left out where the query string is %s', async (_, search) => {
    const [event] = await eventsOf('identifyUser', identify(search), on)
    expect(event).not.toHaveProperty('user_properties')
  })

  it('are found without the question mark, and decoded', async () => {
    const [event] = await eventsOf('identifyUser', identify('gclid=a%2Bb%20%C3%A9'), on)
    expect(event.user_properties.$set).toEqual({ gclid: 'a+b é' })
  })

  it('leave a property that an operation already has', async () => {
    const [event] = await eventsOf('identifyUser', identify('?gclid=abc'), { ...on, unset: ['gclid'] })
    expect(event.user_properties).toEqual({ $unset: { gclid: '-' }, $setOnce: { initial_gclid: 'abc' } })
  })
})

describe("Click ids in the page's address (U7)", () => {
  const changesOf = async (page: unknown) => {
    const { events } = await eitherWay('identifyUser', { context: { page } }, on)
    expect(events).toHaveLength(1)
    return events[0].user_properties
  }
  const clicked = (gclid: string) => ({ $set: { gclid }, $setOnce: { initial_gclid: gclid } })

  it.each([
    'https://example.com/?gclid=abc',
    'https://example.com/a/b?a=1&gclid=abc&b=2#c',
    'https://example.com?gclid=abc#?gclid=other',
    '/a?gclid=abc',
    '?gclid=abc'
  ])('are found without a query string beside it: %s', async (url) => {
    expect(await changesOf({ url })).toEqual(clicked('abc'))
  })

  it.each<unknown>([undefined, null, '', {}, [], 7, true, { toString: 1 }])(
    'are found where the query string is %j',
    async (search) => {
      expect(await changesOf({ search, url: 'https://example.com/?gclid=abc' })).toEqual(clicked('abc'))
    }
  )

  it('give way to the query string, whatever it holds', async () => {
    expect(await changesOf({ search: '?gclid=new', url: 'https://example.com/?gclid=old' })).toEqual(clicked('new'))
    expect(await changesOf({ search: '?q=1', url: 'https://example.com/?gclid=old' })).toBeUndefined()
  })

  it('are the first of several of one name', async () => {
    expect(await changesOf({ url: 'https://example.com/?gclid=a&gclid=b' })).toEqual(clicked('a'))
  })

  it.each([
    undefined,
    null,
    '',
    'gclid=abc',
    'https://example.com/gclid=abc',
    'https://example.com/#gclid=abc',
    'https://example.com/#/route?gclid=abc',
    'https://example.com/?gclid',
    'https://example.com/?gclid=#abc',
    'https://example.com/?',
    7,
    true,
    {},
    ['https://example.com/?gclid=abc']
  ])('are not in %j', async (url) => {
    expect(await changesOf({ url })).toBeUndefined()
  })

  it.each([undefined, null, 'https://example.com/?gclid=abc', 7, [], true])('are not in the page %j', async (page) => {
    expect(await changesOf(page)).toBeUndefined()
  })

  it('give way to what is mapped to be set, always and once', async () => {
    const mapping = { ...on, setAlways: { gclid: 'mine' }, setOnce: { initial_gclid: 'my first' } }
    const { events } = await eitherWay('identifyUser', identify('?gclid=abc&fbclid=def'), mapping)
    expect(events[0].user_properties).toEqual({
      $set: { gclid: 'mine', fbclid: 'def' },
      $setOnce: { initial_gclid: 'my first', initial_fbclid: 'def' }
    })
  })
})

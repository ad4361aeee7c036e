import type { JSONObject } from '@segment/actions-core'
import { eventsOf } from './support/sent'

const on = { trackClickIds: true }
const identify = (search: unknown, traits?: unknown) => ({ type: 'identify', traits, context: { page: { search } } })

describe('Click ids (U7)', () => {
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

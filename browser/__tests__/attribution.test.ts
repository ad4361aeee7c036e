import { attributionOf, operationsFor } from '../src/companion/attribution'

const ALL = { trackUtmProperties: true, trackReferrer: true, trackClickIds: true }
const landing = { search: '', referrer: '', host: 'shop.example' }

describe('how a visitor came', () => {
  it('is told by campaign, referrer and click ids', () => {
    const search = '?utm_source=news&utm_campaign=spring%20sale&utm_custom=x&gclid=Cj0&q=shoes&empty&utm_term='
    expect(attributionOf({ ...landing, search, referrer: 'https://search.example:8443/?q=shoes' }, ALL)).toEqual({
      utm_source: 'news',
      utm_campaign: 'spring sale',
      utm_custom: 'x',
      gclid: 'Cj0',
      referrer: 'https://search.example:8443/?q=shoes',
      referring_domain: 'search.example:8443'
    })
  })

  it.each([
    ['trackUtmProperties', { utm_source: 'news' }],
    ['trackClickIds', { gclid: 'Cj0' }],
    ['trackReferrer', { referrer: 'https://a.example/', referring_domain: 'a.example' }]
  ])('is told in part where only %s is on', (option, expected) => {
    const reached = { ...landing, search: '?utm_source=news&gclid=Cj0', referrer: 'https://a.example/' }
    expect(attributionOf(reached, { [option]: true })).toEqual(expected)
  })

  it.each(['https://shop.example/cart', 'https://www.shop.example/', 'no url', '', 'about:blank', 'file:///a.html'])(
    'is not told by the referrer "%s"',
    (referrer) => {
      expect(attributionOf({ ...landing, referrer }, ALL)).toEqual({})
    }
  )

  it('is told by a referrer of another subdomain', () => {
    expect(attributionOf({ ...landing, referrer: 'https://blog.shop.example/' }, ALL)).toMatchObject({
      referring_domain: 'blog.shop.example'
    })
  })
})

describe('its operations', () => {
  it('set what there is, and set it once under its initial name', () => {
    expect(operationsFor({ utm_source: 'news' }, ALL, false)).toEqual({
      $set: { utm_source: 'news' },
      $setOnce: { initial_utm_source: 'news' }
    })
  })

  it('clear what there is not, where that is asked for, and never what they set', () => {
    const { $set, $unset } = operationsFor({ utm_source: 'news', utm_custom: 'x' }, ALL, true) ?? {}
    expect($unset).toEqual(expect.objectContaining({ utm_medium: '-', referrer: '-', gclid: '-' }))
    expect(Object.keys($set).filter((name) => name in $unset)).toEqual([])
  })

  it('clear only what is tracked', () => {
    expect(operationsFor({}, { trackReferrer: true }, true)).toEqual({
      $unset: { referrer: '-', referring_domain: '-' }
    })
  })

  it('are none where there is nothing to say', () => {
    expect(operationsFor({}, ALL, false)).toBeUndefined()
    expect(operationsFor({}, {}, true)).toBeUndefined()
  })
})

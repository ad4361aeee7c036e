import type { JSONObject } from '@segment/actions-core'
import { eitherWay } from './support/either-way'
import { sendBatch } from './support/send-batch'

/** What an identify call of this context changes of its user. */
async function changesOf(context: object, mapping: JSONObject = {}): Promise<any> {
  const { events } = await eitherWay('identifyUser', { type: 'identify', context }, mapping)
  expect(events).toHaveLength(1)
  return events[0].user_properties
}

/** Properties as they are set, and once under the names of the first ones. */
const set = (properties: Record<string, unknown>) => ({
  $set: properties,
  $setOnce: Object.fromEntries(Object.entries(properties).map(([name, value]) => [`initial_${name}`, value]))
})

describe('The referrer (U2)', () => {
  const page = (referrer: unknown, url?: unknown) => ({ page: { referrer, url } })
  const kept = (referrer: string, domain: string) => set({ referrer, referring_domain: domain })

  it.each([
    ['https://example.com/a', 'https://example.com/b'],
    ['https://www.example.com/a', 'https://example.com/b'],
    ['https://example.com/a', 'https://www.example.com'],
    ['http://EXAMPLE.com:80/a?b#c', 'https://example.com/b?c#d'],
    ['https://example.com:443/', 'https://example.com'],
    ['https://größe.example/', 'https://xn--gre-6ka8i.example/'],
    ['https://example.com/a', 'h2://example.com/b'],
    ['https://example.com/a', 'HTTPS://example.com/b']
  ])("is none on the page's own host: %s on %s", async (referrer, url) => {
    expect(await changesOf(page(referrer, url))).toBeUndefined()
  })

  it.each([
    ['https://blog.example.com/a', 'https://example.com/b', 'blog.example.com'],
    ['https://wwwexample.com/a', 'https://example.com/b', 'wwwexample.com'],
    ['https://my.www.example.com/a', 'https://my.example.com/b', 'my.www.example.com'],
    ['https://example.com:8080/a', 'https://example.com/b', 'example.com:8080'],
    ['https://example.com.evil.org/', 'https://example.com/b', 'example.com.evil.org'],
    ['https://example.org/?https://example.com', 'https://example.com/b', 'example.org']
  ])('is one on another host: %s on %s', async (referrer, url, domain) => {
    expect(await changesOf(page(referrer, url))).toEqual(kept(referrer, domain))
  })

  it.each([
    undefined,
    null,
    '',
    'nonsense',
    'https://',
    '//example.com/',
    'see https://example.com/',
    7,
    {},
    ['https://example.com'],
    true
  ])("is one where the page's address is %j", async (url) => {
    const referrer = 'https://example.com/a'
    expect(await changesOf(page(referrer, url))).toEqual(kept(referrer, 'example.com'))
  })

  it("on the page's own host leaves the campaign alone", async () => {
    const context = { ...page('https://example.com/a', 'https://example.com/b'), campaign: { source: 'news' } }
    expect(await changesOf(context)).toEqual(set({ utm_source: 'news' }))
  })

  it.each([undefined, null, '', '\ud83d'])('is left out where it is %j', async (referrer) => {
    expect(await changesOf(page(referrer, 'https://example.com'))).toBeUndefined()
  })

  it.each<unknown>([{}, [], { toString: 1 }])(
    'rejects its call alone where the framework finds no text in %j',
    async (referrer) => {
      const { statuses, results } = await sendBatch('logEvent', [{}, { context: page(referrer) }, {}])
      expect(statuses).toEqual([200, 400, 200])
      expect(results[1].errormessage).toMatch(/Referrer must be a string/)
    }
  )

  it('that is none leaves traits of its names alone', async () => {
    const traits = { referrer: 'https://a.example/', referring_domain: 'a.example' }
    const call = { type: 'identify', traits, context: { campaign: { source: 'news' } } }
    const { events } = await eitherWay('identifyUser', call)
    expect(events[0].user_properties).toEqual({
      $set: { ...traits, utm_source: 'news' },
      $setOnce: { initial_utm_source: 'news' }
    })
  })

  it('is not recorded where it is not mapped', async () => {
    expect(await changesOf(page('https://example.com/a'), { referrer: null })).toBeUndefined()
  })
})

import type { JSONObject } from '@segment/actions-core'
import { eitherWay } from './support/either-way'
import { sendBatch } from './support/send-batch'
import { eventsOf } from './support/sent'

const identify = (context: unknown) => ({ type: 'identify', context })

describe('Where a user comes from (U2)', () => {
  it('sets referrer and campaign with every event, and once as the first ones', async () => {
    const [event] = await eventsOf(
      'identifyUser',
      identify({
        page: { referrer: 'https://www.google.com/search?q=shoes' },
        campaign: { source: 'google', medium: 'cpc', name: 'spring', term: 'shoes', content: 'banner' }
      })
    )
    expect(event.user_properties).toEqual({
      $set: {
        referrer: 'https://www.google.com/search?q=shoes',
        referring_domain: 'www.google.com',
        utm_source: 'google',
        utm_medium: 'cpc',
        utm_campaign: 'spring',
        utm_term: 'shoes',
        utm_content: 'banner'
      },
      $setOnce: {
        initial_referrer: 'https://www.google.com/search?q=shoes',
        initial_referring_domain: 'www.google.com',
        initial_utm_source: 'google',
        initial_utm_medium: 'cpc',
        initial_utm_campaign: 'spring',
        initial_utm_term: 'shoes',
        initial_utm_content: 'banner'
      }
    })
  })

  it.each([
    ['logEvent', { event: 'Clicked' }],
    ['logPage', { type: 'page' }],
    ['logPurchase', { event: 'Order Completed' }]
  ])('is recorded by %s too', async (action, call) => {
    const [event] = await eventsOf(action, { ...call, context: { campaign: { source: 'news' } } })
    expect(event.user_properties).toEqual({ $set: { utm_source: 'news' }, $setOnce: { initial_utm_source: 'news' } })
  })

  it.each([
    ['no context', {}],
    ['an empty page and campaign', { page: {}, campaign: {} }],
    ['empty text', { page: { referrer: '' }, campaign: { source: '', name: '' } }],
    ['nulls', { page: { referrer: null }, campaign: { source: null, name: null } }],
    ['a page and a campaign that are null', { page: null, campaign: null }]
  ])('is left out when there is %s', async (_, context) => {
    const [event] = await eventsOf('identifyUser', identify(context))
    expect(event).not.toHaveProperty('user_properties')
  })

  it.each([
    ['https://example.com', 'example.com'],
    ['http://Blog.Example.COM/post?a=https://other.org', 'blog.example.com'],
    ['https://user:secret@example.com/path', 'example.com'],
    ['android-app://com.google.android.gm/', 'com.google.android.gm']
  ])('takes the host of the referrer %s for the referring domain', async (referrer, domain) => {
    const [{ user_properties }] = await eventsOf('identifyUser', identify({ page: { referrer } }))
    expect(user_properties.$set).toEqual({ referrer, referring_domain: domain })
    expect(user_properties.$setOnce).toEqual({ initial_referrer: referrer, initial_referring_domain: domain })
  })

  it.each(['$direct', 'google', 'about:blank', 'https://', '/relative/path', 'www.example.com/path'])(
    'sends the referrer %s without a domain, for it is no URL with a host',
    async (referrer) => {
      const [{ user_properties }] = await eventsOf('identifyUser', identify({ page: { referrer } }))
      expect(user_properties).toEqual({ $set: { referrer }, $setOnce: { initial_referrer: referrer } })
    }
  )

  it('derives each domain from the referrer that is mapped', async () => {
    const [{ user_properties }] = await eventsOf(
      'identifyUser',
      identify({ page: { referrer: 'https://unused.example' } }),
      { setAlways: { referrer: 'https://now.example' }, setOnce: { initial_referrer: 'https://first.example' } }
    )
    expect(user_properties).toEqual({
      $set: { referrer: 'https://now.example', referring_domain: 'now.example' },
      $setOnce: { initial_referrer: 'https://first.example', initial_referring_domain: 'first.example' }
    })
  })

  it('derives no domain where the mapping of the referrer is taken away', async () => {
    const { events } = await eitherWay('identifyUser', identify({ page: { referrer: 'https://example.com' } }), {
      referrer: null,
      setOnce: { cohort: 'a' }
    })
    expect(events[0].user_properties).toEqual({ $setOnce: { cohort: 'a' } })
  })

  it('keeps a referring domain that is mapped', async () => {
    const [{ user_properties }] = await eventsOf('identifyUser', identify({}), {
      setAlways: { referrer: 'https://m.example.com', referring_domain: 'example.com' }
    })
    expect(user_properties.$set).toEqual({ referrer: 'https://m.example.com', referring_domain: 'example.com' })
  })
})

/** What an identify call of this campaign changes of its user. */
async function changesOf(context: object, mapping: JSONObject = {}, traits?: object): Promise<any> {
  const { events } = await eitherWay('identifyUser', { ...identify(context), traits }, mapping)
  expect(events).toHaveLength(1)
  return events[0].user_properties
}

/** Properties as they are set, and once under the names of the first ones. */
const set = (properties: Record<string, unknown>) => ({
  $set: properties,
  $setOnce: Object.fromEntries(Object.entries(properties).map(([name, value]) => [`initial_${name}`, value]))
})

describe('The campaign (U2)', () => {
  it.each([
    ['of Segment', { name: 'spring', source: 'google' }, { utm_campaign: 'spring', utm_source: 'google' }],
    ["of one's own", { id: 'x', custom: 'y' }, { utm_id: 'x', utm_custom: 'y' }],
    ['that begin with utm_ already', { utm_source: 'google', utm_id: 'x' }, { utm_source: 'google', utm_id: 'x' }],
    ['in any script', { größe: '大' }, { utm_größe: '大' }],
    [
      'named as members of every object are',
      { toString: 'x', constructor: 'y' },
      { utm_toString: 'x', utm_constructor: 'y' }
    ]
  ])('has parameters %s', async (_, campaign, properties) => {
    expect(await changesOf({ campaign })).toEqual(set(properties))
  })

  it.each([
    [2026, '2026'],
    [0, '0'],
    [-0.5, '-0.5'],
    ['x'.repeat(3000), 'x'.repeat(3000)],
    [true, true],
    [
      ['a', 'b'],
      ['a', 'b']
    ],
    [{ a: 1 }, { a: 1 }]
  ])('has a name of %.30p as %.30p', async (name, sent) => {
    expect(await changesOf({ campaign: { name } })).toEqual(set({ utm_campaign: sent }))
  })

  it.each([null, '', undefined, {}, Infinity, '\ud83d'])('has no parameter that is %j', async (value) => {
    expect(await changesOf({ campaign: { name: value, id: value } })).toBeUndefined()
    expect(await changesOf({ campaign: { name: value, source: 'google' } })).toEqual(set({ utm_source: 'google' }))
  })

  it.each(['', null, undefined])('has a parameter beside one of its other spelling that is %j', async (source) => {
    expect(await changesOf({ campaign: { utm_source: 'google', source } })).toEqual(set({ utm_source: 'google' }))
  })

  it('pollutes nothing', async () => {
    const campaign: unknown = JSON.parse('{"__proto__": {"polluted": "yes"}, "source": "google"}')
    expect(await changesOf({ campaign })).toEqual(set({ utm_source: 'google' }))
    expect({}).not.toHaveProperty('polluted')
  })

  it.each(['spring', 7, true, [], ['spring']])(
    'rejects its call alone where it is %j, for the framework checks it first',
    async (campaign) => {
      const { statuses, results } = await sendBatch('logEvent', [{}, { context: { campaign } }, {}])
      expect(statuses).toEqual([200, 400, 200])
      expect(results[1].errormessage).toMatch(/UTM Properties must be an object/)
    }
  )

  it("is recorded as saved mappings of Segment's own have it", async () => {
    const utm_properties = {
      utm_source: { '@path': '$.context.campaign.source' },
      utm_campaign: { '@path': '$.context.campaign.name' },
      utm_term: { '@path': '$.context.campaign.term' }
    }
    const context = { campaign: { source: 'google', name: 'spring' } }
    expect(await changesOf(context, { utm_properties })).toEqual(set({ utm_source: 'google', utm_campaign: 'spring' }))
  })

  it('is not recorded where it is not mapped', async () => {
    expect(await changesOf({ campaign: { source: 'google' } }, { utm_properties: null })).toBeUndefined()
  })

  it('wins over a plain trait of the same name', async () => {
    expect(await changesOf({ campaign: { source: 'google' } }, {}, { utm_source: 'trait', plan: 'pro' })).toEqual({
      $set: { utm_source: 'google', plan: 'pro' },
      $setOnce: { initial_utm_source: 'google' }
    })
  })

  it('gives way to what is mapped to be set, always and once', async () => {
    const mapping = { setAlways: { utm_source: 'mine' }, setOnce: { initial_utm_source: 'my first' } }
    expect(await changesOf({ campaign: { source: 'google', id: 'x' } }, mapping)).toEqual({
      $set: { utm_source: 'mine', utm_id: 'x' },
      $setOnce: { initial_utm_source: 'my first', initial_utm_id: 'x' }
    })
  })

  it('gives way to what the traits set by an operation', async () => {
    const traits = { $set: { utm_source: 'mine' }, $setOnce: { initial_utm_source: 'my first' } }
    expect(await changesOf({ campaign: { source: 'google', id: 'x' } }, {}, traits)).toEqual({
      $set: { utm_source: 'mine', utm_id: 'x' },
      $setOnce: { initial_utm_source: 'my first', initial_utm_id: 'x' }
    })
  })

  it.each<[string, JSONObject, object]>([
    ['$unset', { unset: ['initial_utm_source'] }, { $unset: { initial_utm_source: '-' } }],
    ['$append', { append: { initial_utm_source: 'x' } }, { $append: { initial_utm_source: 'x' } }],
    ['$add', { add: { initial_utm_source: 1 } }, { $add: { initial_utm_source: 1 } }]
  ])('leaves the first one to %s of the same name', async (_, mapping, operation) => {
    expect(await changesOf({ campaign: { source: 'google' } }, mapping)).toEqual({
      $set: { utm_source: 'google' },
      ...operation
    })
  })
})

describe('A group call', () => {
  it('says nothing of where a user comes from', async () => {
    const context = { campaign: { source: 'news' }, page: { referrer: 'https://example.com' } }
    const { events } = await eitherWay('groupIdentify', { groupId: 'group-1', context })
    expect(events[0].user_properties).toEqual({ $set: { '[Segment] Group': 'group-1' } })
  })
})

describe('Where the users of a batch come from', () => {
  it("is each user's own", async () => {
    const { events } = await sendBatch('logEvent', [
      { context: { campaign: { source: 'news' } } },
      {},
      { context: { page: { referrer: 'https://example.com/' } } },
      { context: { campaign: { source: 'other' } } }
    ])
    expect(events.map(({ user_properties }) => user_properties as unknown)).toEqual([
      set({ utm_source: 'news' }),
      undefined,
      kept,
      set({ utm_source: 'other' })
    ])
  })

  const kept = set({ referrer: 'https://example.com/', referring_domain: 'example.com' })
})

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
    ['a page and a campaign that are null', { page: null, campaign: null }],
    ['parts of a campaign that Segment does not know', { campaign: { id: 'x' } }]
  ])('is left out when there is %s', async (_, context) => {
    const [event] = await eventsOf('identifyUser', identify(context))
    expect(event).not.toHaveProperty('user_properties')
  })

  it('takes the campaign that is a number as text', async () => {
    const [event] = await eventsOf('identifyUser', identify({ campaign: { name: 2026 } }))
    expect(event.user_properties).toEqual({
      $set: { utm_campaign: '2026' },
      $setOnce: { initial_utm_campaign: '2026' }
    })
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
    const [event] = await eventsOf('identifyUser', identify({ page: { referrer: 'https://example.com' } }), {
      setAlways: {},
      setOnce: { cohort: 'a' }
    })
    expect(event.user_properties).toEqual({ $setOnce: { cohort: 'a' } })
  })

  it('keeps a referring domain that is mapped', async () => {
    const [{ user_properties }] = await eventsOf('identifyUser', identify({}), {
      setAlways: { referrer: 'https://m.example.com', referring_domain: 'example.com' }
    })
    expect(user_properties.$set).toEqual({ referrer: 'https://m.example.com', referring_domain: 'example.com' })
  })
})

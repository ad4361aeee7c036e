import { migrated } from './migrated'

const { send, sandbox } = migrated()

const track = {
  type: 'track',
  event: 'Clicked',
  context: {
    campaign: { name: 'spring', source: 'newsletter', medium: 'email', term: 'shoes', content: 'top' },
    page: { referrer: 'https://www.example.com/search?q=shoes', search: '?gclid=click-1&size=42' }
  }
}

const UTM = {
  utm_campaign: 'spring',
  utm_source: 'newsletter',
  utm_medium: 'email',
  utm_term: 'shoes',
  utm_content: 'top'
}
const REFERRER = { referrer: 'https://www.example.com/search?q=shoes', referring_domain: 'www.example.com' }
const CLICK = { gclid: 'click-1' }

/** User properties, and the same as they were first. */
const withInitial = (properties: object) => ({
  ...properties,
  ...Object.fromEntries(Object.entries(properties).map(([name, value]) => [`initial_${name}`, value]))
})

it.each([
  [
    { trackUtmProperties: true, trackReferrer: true, trackGclid: false },
    { ...UTM, ...REFERRER }
  ],
  [{ trackUtmProperties: true, trackReferrer: false, trackGclid: false }, UTM],
  [{ trackUtmProperties: false, trackReferrer: true, trackGclid: false }, REFERRER],
  [{ trackUtmProperties: false, trackReferrer: false, trackGclid: true }, CLICK],
  [
    { trackUtmProperties: true, trackReferrer: true, trackGclid: true },
    { ...UTM, ...REFERRER, ...CLICK }
  ],
  [{ trackUtmProperties: false, trackReferrer: false, trackGclid: false }, {}]
])('With %j, the user has %j, each also as initial_', async (classic, properties) => {
  await send(classic, track)
  expect(sandbox().user('user-1234')?.user_properties).toEqual(withInitial(properties))
})

it('What came first stays, and what comes later is set', async () => {
  const later = { ...track, messageId: 'message-2', context: { page: { referrer: 'https://other.example.com/' } } }
  await send({}, [track, later])
  expect(sandbox().user('user-1234')?.user_properties).toMatchObject({
    initial_referrer: REFERRER.referrer,
    initial_referring_domain: REFERRER.referring_domain,
    referrer: 'https://other.example.com/',
    referring_domain: 'other.example.com'
  })
})

it.each([
  ['page', { type: 'page', name: 'Settings' }],
  ['identify', { type: 'identify', traits: { plan: 'Basic' } }],
  ['order', { type: 'track', event: 'Order Completed', properties: {} }]
])('What is off is off for a call of the kind %s too', async (_kind, call) => {
  await send({ trackUtmProperties: false, trackReferrer: false }, { context: track.context, ...call })
  const properties = Object.keys(sandbox().user('user-1234')?.user_properties ?? {})
  expect(properties.filter((name) => /utm|referr/.test(name))).toEqual([])
})

describe('Use Amplitude Referral', () => {
  const classic = { trackUtmProperties: false, trackReferrer: false, useAmplitudeReferral: true }

  it('on, from a browser in device mode: the SDK recorded the referrer, whatever Track Referrer says', async () => {
    await send(classic, track, { deviceMode: 'browser' })
    expect(sandbox().user('user-1234')?.user_properties).toEqual(withInitial(REFERRER))
  })

  it('on, through servers: it had no effect', async () => {
    await send(classic, track)
    expect(sandbox().user('user-1234')?.user_properties).toEqual({})
  })

  it('off: Track Referrer alone counts', async () => {
    await send({ ...classic, useAmplitudeReferral: false }, track, { deviceMode: 'browser' })
    expect(sandbox().user('user-1234')?.user_properties).toEqual({})
  })
})

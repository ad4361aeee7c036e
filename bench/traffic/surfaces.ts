/** Where calls come from, and what Segment's libraries for it put into the context of each. */
import type { Chance } from '../../tools/storm/chance'
import type { Person } from './people'
import type { Values } from './segment-event'
import { uuid } from './uuid'

/** A kind of source. */
export type Surface = 'web' | 'mobile' | 'server'

/** The share of each kind of source in the calls, in percent. */
export const SURFACES: Array<{ surface: Surface; share: number }> = [
  { surface: 'web', share: 60 },
  { surface: 'mobile', share: 30 },
  { surface: 'server', share: 10 }
]

const PAGES = [
  { path: '/', title: 'Tea, coffee and what goes with it' },
  { path: '/collections/green-tea', title: 'Green tea' },
  { path: '/products/sencha-first-flush', title: 'Sencha, first flush' },
  { path: '/blog/how-to-brew', title: 'How to brew' },
  { path: '/account/settings', title: 'Your settings' },
  { path: '/checkout', title: 'Checkout' }
]
const REFERRERS = [
  'https://www.google.com/',
  'https://www.bing.com/search?q=loose+leaf+tea',
  'https://t.co/4hXq2hJ8Qz',
  'https://newsletter.example.com/2026/11/autumn',
  'https://shop.example.com/collections/all'
]
const CAMPAIGNS = [
  { source: 'google', medium: 'cpc', name: 'brand-2026', term: 'loose leaf tea', content: 'headline-b' },
  { source: 'newsletter', medium: 'email', name: 'autumn-offers' },
  { source: 'instagram', medium: 'social', name: 'creators', content: 'story-3' }
]
const PHONES = [
  { manufacturer: 'Apple', model: 'iPhone16,2', name: 'iPhone', type: 'ios', os: 'iOS', versions: ['18.6', '26.1'] },
  { manufacturer: 'Apple', model: 'iPhone14,5', name: 'iPhone', type: 'ios', os: 'iOS', versions: ['17.7', '18.5'] },
  { manufacturer: 'samsung', model: 'SM-S928B', name: 'e3q', type: 'android', os: 'Android', versions: ['14', '15'] },
  { manufacturer: 'Google', model: 'Pixel 8', name: 'shiba', type: 'android', os: 'Android', versions: ['15', '16'] }
]
const CARRIERS = ['T-Mobile', 'Vodafone', 'Vivo', 'NTT DOCOMO']

/** What a context needs to know. */
export interface Visit {
  person: Person
  /** The user agent of the browser. */
  userAgent: string
}

/** The context of a call, as Segment's library for the kind of source writes it. */
export const CONTEXTS: Record<Surface, (visit: Visit, chance: Chance) => Values> = {
  web: webContext,
  mobile: mobileContext,
  server: serverContext
}

/** analytics.js: most visits have a referrer, a quarter comes from a campaign, and two in five tell client hints. */
function webContext({ person, userAgent }: Visit, chance: Chance): Values {
  const { path, title } = chance.oneOf(PAGES)
  const campaign = chance.happens(0.25) ? chance.oneOf(CAMPAIGNS) : undefined
  const search = campaign
    ? `?utm_source=${campaign.source}&utm_medium=${campaign.medium}&gclid=Cj0KCQ${path.length}`
    : ''
  const referrer = chance.happens(0.65) ? chance.oneOf(REFERRERS) : ''
  return {
    ip: person.ip,
    library: { name: 'analytics.js', version: 'npm:next-1.81.0' },
    locale: person.locale,
    page: { path, referrer, search, title, url: `https://shop.example.com${path}${search}` },
    userAgent,
    timezone: person.timezone,
    ...(campaign && { campaign }),
    ...(chance.happens(0.4) && {
      userAgentData: {
        brands: [{ brand: 'Chromium', version: '140' }],
        mobile: false,
        platform: 'Windows',
        platformVersion: '15.0.0'
      }
    })
  }
}

/** The libraries for Swift and Kotlin: app, device, network, system and screen; traits where they are known. */
function mobileContext({ person }: Visit, chance: Chance): Values {
  const { os, versions, ...device } = chance.oneOf(PHONES)
  return {
    app: { name: 'Tea Shop', version: `7.${chance.between(0, 30)}.0`, build: '4711', namespace: 'com.example.tea' },
    device: {
      id: person.anonymousId.toUpperCase(),
      ...device,
      ...(chance.happens(0.3) && { adTrackingEnabled: true, advertisingId: uuid(chance) })
    },
    ip: person.ip,
    library: { name: `analytics-${device.type === 'ios' ? 'swift' : 'kotlin'}`, version: '1.9.1' },
    locale: person.locale,
    network: { bluetooth: false, carrier: chance.oneOf(CARRIERS), cellular: chance.happens(0.4), wifi: true },
    os: { name: os, version: chance.oneOf(versions) },
    screen: { height: 2556, width: 1179, density: 3 },
    timezone: person.timezone,
    ...(chance.happens(0.5) && { traits: { email: person.traits.email, plan: person.traits.plan } })
  }
}

/** The library for Node: itself, and now and then where the user is. */
function serverContext({ person }: Visit, chance: Chance): Values {
  const { city, country } = person.traits.address as Values
  return {
    library: { name: '@segment/analytics-node', version: '2.3.0' },
    ...(chance.happens(0.5) && { ip: person.ip, location: { city, country } })
  }
}

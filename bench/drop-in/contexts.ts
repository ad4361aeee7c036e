/** What Segment's libraries put into the context of calls. */

export const MAC =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36'
export const WINDOWS =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36'
export const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1'
export const ANDROID =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36'

export const page = {
  path: '/prices',
  referrer: 'https://search.example/results',
  search: '?plan=pro',
  title: 'Prices',
  url: 'https://shop.example/prices?plan=pro'
}

export const campaign = {
  name: 'spring',
  source: 'newsletter',
  medium: 'email',
  term: 'shoes',
  content: 'top',
  id: 'campaign-7'
}

export const web = {
  library: { name: 'analytics.js', version: 'npm:next-1.70.0' },
  ip: '203.0.113.7',
  locale: 'en-US',
  page
}

export const phone = {
  app: { name: 'Shop', version: '3.5.1', build: '7' },
  device: { id: 'B5372DB0-C21E-11E4-8DFC-AA07A5B093DB', manufacturer: 'Apple', model: 'iPhone15,2', type: 'ios' },
  os: { name: 'iOS', version: '17.5' },
  network: { carrier: 'T-Mobile' },
  library: { name: 'analytics-swift', version: '1.5.0' },
  ip: '203.0.113.7'
}

export const androidPhone = {
  device: { id: '5f4dcc3b5aa765d6', manufacturer: 'Google', model: 'Pixel 8', type: 'android' },
  os: { name: 'Android', version: '14' },
  library: { name: 'analytics-kotlin', version: '1.16.0' }
}

export const place = {
  location: {
    city: 'San Francisco',
    country: 'United States',
    region: 'California',
    latitude: 40.2964197,
    longitude: -76.9411617
  }
}

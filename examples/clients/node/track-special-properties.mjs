import { analytics } from './analytics.mjs'

analytics.track({
  userId: '123',
  event: 'Subscription Started',
  properties: {
    plan: 'Basic',
    revenue: '32'
  },
  context: {
    ip: '8.8.8.8',
    device: {
      id: '2b6f0cc904d137be2e1730235f5664094b831186',
      model: 'iPhone 10',
      brand: 'Apple',
      manufacturer: 'Apple'
    },
    os: {
      name: 'iOS',
      version: '9.1'
    },
    network: {
      carrier: 'T-Mobile'
    },
    app: {
      version: '3.5.1'
    },
    location: {
      country: 'United States',
      region: 'California',
      city: 'San Francisco',
      latitude: '37.7672319',
      longitude: '-122.4021353'
    },
    locale: {
      language: 'en-us'
    }
  }
})

await analytics.closeAndFlush()

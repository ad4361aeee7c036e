import { analytics } from './analytics.mjs'

analytics.identify({
  userId: '1234',
  traits: {
    email: 'person@example.org',
    name: 'Some Person',
    industry: 'Technology'
  },
  context: {
    ip: '00.0.00.00'
  },
  timestamp: '2016-10-17T00:30:08.276Z',
  integrations: {
    Amplitude: {
      session_id: 1577871000
    }
  }
})

await analytics.closeAndFlush()

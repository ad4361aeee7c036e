import { analytics } from './analytics.mjs'

// Both ids: so Amplitude knows that the anonymous user is the one who logged in.
analytics.identify({
  userId: '123',
  anonymousId: 'a80b66d5-b86d-41bd-866f-fe04ee7841af',
  traits: {
    email: 'derek@example.org',
    name: 'Derek Sivers',
    industry: 'Music'
  }
})

await analytics.closeAndFlush()

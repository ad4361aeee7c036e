import { analytics } from './analytics.mjs'

// The documentation has this call in Objective-C and in Java. The option is the same JSON from any library.
analytics.track({
  userId: 'some_user_id',
  event: 'Push Notification Viewed',
  integrations: {
    Amplitude: {
      outOfSession: true
    }
  }
})

await analytics.closeAndFlush()

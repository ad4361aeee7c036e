import { analytics } from './analytics.mjs'

// The call of an app. Swift and Kotlin send the same JSON.
analytics.screen({
  userId: 'some_user_id',
  category: 'Merchant',
  name: 'Settings'
})

await analytics.closeAndFlush()

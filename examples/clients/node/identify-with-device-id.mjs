import { analytics, deviceId } from './analytics.mjs'

// The page told its device id, as `../browser/device-id.html` does. Without it this would be a second user.
analytics.identify({
  userId: 'some_user_id',
  anonymousId: deviceId,
  traits: { name: 'Derek Sivers' }
})

await analytics.closeAndFlush()

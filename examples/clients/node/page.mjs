import { analytics } from './analytics.mjs'

analytics.page({
  userId: 'some_user_id',
  category: 'Merchant',
  name: 'Settings'
})

await analytics.closeAndFlush()

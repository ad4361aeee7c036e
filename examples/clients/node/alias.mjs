import { analytics } from './analytics.mjs'

analytics.alias({
  previousId: '123',
  userId: '456'
})

await analytics.closeAndFlush()

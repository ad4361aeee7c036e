import { analytics } from './analytics.mjs'

analytics.alias({
  previousId: '123',
  userId: '456'
})
await analytics.flush()

// The library for Node wants a previous id. Amplitude is told of the unmapped one alone.
analytics.alias({
  previousId: '123',
  userId: '456',
  integrations: {
    Amplitude: {
      unmap: '123'
    }
  }
})

await analytics.closeAndFlush()

import { analytics } from './analytics.mjs'

analytics.alias({
  // The library for Node wants a previous id. Amplitude is told of the unmapped one alone.
  previousId: '123',
  userId: '456',
  integrations: {
    Amplitude: {
      unmap: '123'
    }
  }
})

await analytics.closeAndFlush()

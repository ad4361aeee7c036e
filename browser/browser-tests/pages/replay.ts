/** Amplitude's own session replay for Segment, as its documentation says to add it. */
import sessionReplayForSegment from '@amplitude/segment-session-replay-wrapper'
import type { Shop } from './shop'

declare global {
  interface Window {
    startReplay: (apiKey: string) => Promise<void>
  }
}

window.startReplay = (amplitudeApiKey) =>
  sessionReplayForSegment({
    amplitudeApiKey,
    segmentInstance: (window as unknown as { shop: Shop }).shop.analytics,
    sessionReplayOptions: { sampleRate: 1 }
  })

/** Amplitude's own session replay: the one for Segment, as its documentation says to add it, and the one by itself. */
import sessionReplayForSegment from '@amplitude/segment-session-replay-wrapper'
import * as sessionReplay from '@amplitude/session-replay-browser'
import type { Shop } from './shop'

declare global {
  interface Window {
    startReplayForSegment: (apiKey: string) => Promise<void>
    startReplay: (apiKey: string) => Promise<void>
  }
}

const shop = (): Shop => (window as unknown as { shop: Shop }).shop

window.startReplayForSegment = (amplitudeApiKey) =>
  sessionReplayForSegment({
    amplitudeApiKey,
    segmentInstance: shop().analytics,
    sessionReplayOptions: { sampleRate: 1 }
  })

window.startReplay = async (apiKey) => {
  const { companion } = shop()
  const ids = { sessionId: companion.sessionId(), deviceId: companion.deviceId() }
  await sessionReplay.init(apiKey, { ...ids, sampleRate: 1 }).promise
}

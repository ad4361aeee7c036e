/** Amplitude's own SDK, as a site has it beside Segment's library. */
import * as amplitude from '@amplitude/analytics-browser'

declare global {
  interface Window {
    amplitude: typeof amplitude
  }
}

window.amplitude = amplitude

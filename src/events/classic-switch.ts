/** What a payload says about the destinations that its call is for. */
export interface ClassicSwitchSource {
  respect_classic_integrations?: boolean
  integrations?: { [destination: string]: unknown }
}

/**
 * Whether a call is to be passed over because the classic destination never got it: `{integrations: {Amplitude: false}}`.
 * One that names this destination itself, with `true`, is meant for it. An object in that place is no such word: the tracking of sessions
 * in the browser writes one into every call.
 * Segment's documentation, "Filtering with the Integrations object".
 */
export function isKeptAway({ respect_classic_integrations, integrations }: ClassicSwitchSource): boolean {
  if (respect_classic_integrations !== true) return false
  return integrations?.Amplitude === false && integrations['Actions Amplitude'] !== true
}

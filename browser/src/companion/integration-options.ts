/** What a page says to Amplitude about one call. Source: Segment, "Filtering with the Integrations object". */

/** The destination's name, under which the cloud finds its options. */
export const DESTINATION = 'Actions Amplitude'

/** The classic destination's name, under which pages may still give options. */
const CLASSIC = 'Amplitude'

export type Integrations = Record<string, unknown>
type Options = Record<string, unknown>

/** Whether the call goes to this destination. */
export function isForAmplitude(integrations: Integrations = {}): boolean {
  const own = integrations[DESTINATION]
  return own === undefined || own === null ? integrations.All !== false : own !== false
}

/** The options of this destination, empty where there are none. */
export function optionsIn(integrations: Integrations = {}): Options {
  return objectIn(integrations[DESTINATION])
}

/** Whether a call stands outside sessions. */
export function isOutOfSession(integrations: Integrations = {}): boolean {
  return [optionsIn(integrations), objectIn(integrations[CLASSIC])].some(
    ({ outOfSession, out_of_session: underscored }) => outOfSession === true || underscored === true
  )
}

/** Whether the page itself says which session a call belongs to. */
export function hasSessionId(integrations: Integrations = {}): boolean {
  return [optionsIn(integrations), objectIn(integrations[CLASSIC])].some(
    ({ session_id: underscored, sessionId }) => isGiven(underscored) || isGiven(sessionId)
  )
}

const isGiven = (value: unknown): boolean => value !== undefined && value !== null && value !== ''

function objectIn(value: unknown): Options {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Options) : {}
}

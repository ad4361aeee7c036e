/** What a site may choose. Names are those of Segment's own plugin and of the classic destination's settings. */
import type { AttributionOptions } from './attribution'
import { SESSION_LENGTH_MS } from './session'

export interface CompanionOptions extends AttributionOptions {
  /** ms without activity that end a session; 30 minutes when absent. */
  sessionLength?: number
  /** Whether the start and the end of a session are events. */
  triggerSessionEvents?: boolean
  sessionStartEvent?: string
  sessionEndEvent?: string
  /** The API key of the Amplitude project, by which its SDK's cookie is found: calls get that SDK's device id. */
  apiKey?: string
  /** Whether a device id in the page's URL counts. */
  deviceIdFromUrlParam?: boolean
  /** Whether attribution is taken at the start of a session only, and not with every page that is loaded. */
  saveParamsReferrerOncePerSession?: boolean
  /** Whether a session that begins without them clears campaign, referrer and click ids. */
  unsetParamsReferrerOnNewSession?: boolean
}

export const DEFAULTS: Required<CompanionOptions> = {
  sessionLength: SESSION_LENGTH_MS,
  triggerSessionEvents: false,
  sessionStartEvent: 'session_started',
  sessionEndEvent: 'session_ended',
  apiKey: '',
  deviceIdFromUrlParam: false,
  trackUtmProperties: false,
  trackReferrer: false,
  trackClickIds: false,
  saveParamsReferrerOncePerSession: true,
  unsetParamsReferrerOnNewSession: false
}

export type Chosen = Required<CompanionOptions>

/** The options with their defaults. A value of a wrong type counts as absent: they come from a form, or from a page's own code. */
export function chosen(options: CompanionOptions = {}): Chosen {
  const given = Object.entries(options ?? {}).filter(
    ([name, value]) => typeof value === typeof DEFAULTS[name as keyof Chosen] && value !== ''
  )
  const all = { ...DEFAULTS, ...Object.fromEntries(given) } as Chosen
  return all.sessionLength > 0 ? all : { ...all, sessionLength: SESSION_LENGTH_MS }
}

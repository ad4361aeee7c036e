import type { Properties } from '../amplitude/event'
import { FIRST } from './attribution'
import type { OptionsSource } from './call-options'
import { optionOf } from './call-options'
import { CLICK_ID_PARAMETERS } from './click-ids'
import { isObject } from './plain-object'
import { without } from './property-operations'

/** Attribution that Segment's plugin in the browser has captured: in fields of their own, and as the call carries it in an option. */
export interface CapturedAttributionSource extends OptionsSource {
  autocaptureAttributionEnabled?: boolean
  autocaptureAttributionSet?: Properties
  autocaptureAttributionSetOnce?: Properties
  autocaptureAttributionUnset?: Properties
}

/** What it replaces where a payload says it otherwise. */
interface Replaced {
  utm_properties?: Properties
  referrer?: string
  trackClickIds?: boolean
  setAlways?: Properties
  setOnce?: Properties
  unset?: string[]
}

/** The properties that it speaks of. Source: Amplitude, "Browser SDK", attribution. */
const CAPTURED = new Set([
  'utm_source',
  'utm_medium',
  'utm_campaign',
  'utm_term',
  'utm_content',
  'utm_id',
  'referrer',
  'referring_domain',
  ...CLICK_ID_PARAMETERS
])

/**
 * A payload whose attribution is the captured one, where there is one: it has compared the page with those before it. What else says
 * campaign, referrer or click ids, by fields of their own or in Set Once and Set Always, then says nothing.
 */
export function withCapturedAttribution<Payload extends CapturedAttributionSource & Replaced>(
  payload: Payload
): Payload {
  const captured = capturedIn(payload)
  if (!captured) return payload
  const { setAlways = {}, setOnce = {}, unset = [] } = payload
  const isFirst = (name: string) => name.startsWith(FIRST) && CAPTURED.has(name.slice(FIRST.length))
  return {
    ...payload,
    utm_properties: undefined,
    referrer: undefined,
    trackClickIds: false,
    setAlways: { ...without(setAlways, (name) => CAPTURED.has(name)), ...captured.set },
    setOnce: { ...without(setOnce, isFirst), ...captured.setOnce },
    unset: [...unset, ...Object.keys(captured.unset)]
  }
}

function capturedIn(payload: CapturedAttributionSource) {
  if (payload.autocaptureAttributionEnabled) {
    return {
      set: payload.autocaptureAttributionSet ?? {},
      setOnce: payload.autocaptureAttributionSetOnce ?? {},
      unset: payload.autocaptureAttributionUnset ?? {}
    }
  }
  const option = optionOf(payload, 'autocapture_attribution')
  if (option?.enabled !== true) return undefined
  return { set: propertiesIn(option.set), setOnce: propertiesIn(option.set_once), unset: propertiesIn(option.unset) }
}

function propertiesIn(value: unknown): Properties {
  return isObject(value) ? value : {}
}

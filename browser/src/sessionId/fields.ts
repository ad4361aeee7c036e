/** The fields of the action. The first four have the keys and defaults of Segment's own, so that saved settings keep what they meant. */
import type { BrowserActionDefinition } from '@segment/browser-destination-runtime/types'
import { DEFAULTS } from '../companion/options'

type Fields = BrowserActionDefinition<unknown, unknown>['fields']

const ifSessionsAreEvents: Fields[string]['depends_on'] = {
  conditions: [{ fieldKey: 'triggerSessionEvents', operator: 'is', value: true }]
}

export const fields: Fields = {
  sessionLength: {
    label: 'Session Length',
    description: 'The time without activity that ends a session, in milliseconds. 30 minutes by default.',
    type: 'number',
    default: DEFAULTS.sessionLength
  },
  triggerSessionEvents: {
    label: 'Track Sessions as Events',
    description: 'Sends an event when a session starts and when it ends, to Amplitude alone.',
    type: 'boolean',
    default: DEFAULTS.triggerSessionEvents
  },
  sessionStartEvent: {
    label: 'Session Start Event',
    description: 'The name of the event at the start of a session.',
    type: 'string',
    default: DEFAULTS.sessionStartEvent,
    depends_on: ifSessionsAreEvents
  },
  sessionEndEvent: {
    label: 'Session End Event',
    description:
      'The name of the event at the end of a session. It has the time of the last activity, and is sent when the next session starts or the user is reset.',
    type: 'string',
    default: DEFAULTS.sessionEndEvent,
    depends_on: ifSessionsAreEvents
  },
  apiKey: {
    label: "API Key of Amplitude's Browser SDK",
    description:
      "Where Amplitude's browser SDK runs on the same pages: the API key it is started with. Events then have the device id in its cookie. Leave it empty to keep the anonymous id.",
    type: 'string'
  },
  deviceIdFromUrlParam: {
    label: 'Set Device ID From URL Parameter',
    description:
      'Takes the device id from the parameter "ampDeviceId", "deviceId" or "amp_device_id" of the page\'s URL, and keeps it.',
    type: 'boolean',
    default: DEFAULTS.deviceIdFromUrlParam
  },
  trackUtmProperties: {
    label: 'Track UTM Properties',
    description: 'Sets the campaign parameters ("utm_source", ...) of the landing page as user properties.',
    type: 'boolean',
    default: DEFAULTS.trackUtmProperties
  },
  trackReferrer: {
    label: 'Track Referrer',
    description: 'Sets the referrer of the landing page and its domain as user properties.',
    type: 'boolean',
    default: DEFAULTS.trackReferrer
  },
  trackClickIds: {
    label: 'Track Click IDs',
    description: 'Sets the click ids of ad networks ("gclid", "fbclid", ...) of the landing page as user properties.',
    type: 'boolean',
    default: DEFAULTS.trackClickIds
  },
  saveParamsReferrerOncePerSession: {
    label: 'Save Referrer, URL Parameters and Click IDs Once Per Session',
    description: 'Sets them at the start of a session only, and not with each page that is loaded.',
    type: 'boolean',
    default: DEFAULTS.saveParamsReferrerOncePerSession
  },
  unsetParamsReferrerOnNewSession: {
    label: 'Unset Referrer, URL Parameters and Click IDs on New Session',
    description: 'Clears those that a new session starts without, instead of carrying them over.',
    type: 'boolean',
    default: DEFAULTS.unsetParamsReferrerOnNewSession
  }
}

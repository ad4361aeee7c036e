/** What lives in the browser or on the phone, where a destination in cloud mode has no hand. */
import type { ClassicSetting } from '../classic-setting'
import { SWITCH, SWITCH_IF_GIVEN } from '../value-type'
import { needsPerson, notNeeded } from '../verdict'

interface OnTheDevice extends Pick<ClassicSetting<boolean | undefined>, 'key' | 'label' | 'does'> {
  /** What to do in its place. */
  instead: string
}

function onTheDevice({ key, label, does, instead }: OnTheDevice): ClassicSetting<boolean | undefined> {
  return {
    key,
    label,
    does,
    type: SWITCH_IF_GIVEN,
    default: undefined,
    answer: instead,
    judge(value) {
      const where = "It lives in Amplitude's SDK, in the browser or on the phone, where this destination has no hand."
      if (!value) return notNeeded('Nothing is set.', where)
      return needsPerson(`If the source sent in device mode: ${instead}`, where)
    }
  }
}

export const deviceIdFromUrlParam = onTheDevice({
  key: 'deviceIdFromUrlParam',
  label: 'Set Device ID From URL Parameter amp_device_id',
  does: "Browser: the page's URL may carry the device id.",
  instead:
    'Add the companion in the browser (docs/companion.md) with `{"deviceIdFromUrlParam": true}`. Or read `amp_device_id` from the URL on the page and send it as `context.device.id`, which `device_id` takes: first, or after a preferred `anonymousId`, as before.'
})

const ONCE_PER_SESSION =
  'To keep exactly the first of a session, empty `referrer` and `utm_properties`, and add the companion in the browser (docs/companion.md) with `{"trackUtmProperties": true, "trackReferrer": true, "trackClickIds": true}`, as far as you want each.'

export const saveParamsReferrerOncePerSession: ClassicSetting<boolean> = {
  key: 'saveParamsReferrerOncePerSession',
  label: 'Save Referrer, URL Params, GCLID Once Per Session',
  type: SWITCH,
  default: true,
  does: 'Browser in device mode: referrer, campaign and click id are recorded once a session. Off: whenever a page is loaded with one.',
  answer: `Nothing to set: a later page of a session has a referrer on your own site, which is none here, and no campaign. So what the session came by stays, unless a user comes in anew from elsewhere. ${ONCE_PER_SESSION}`,
  judge(value) {
    if (!value) return notNeeded('Nothing is set.', 'Each call with a referrer or a campaign of its own records it.')
    return notNeeded(
      'Nothing is set.',
      `A later page of a session has a referrer on your own site, which is none here, and no campaign: what the session came by stays, unless a user comes in anew from elsewhere. ${ONCE_PER_SESSION}`
    )
  }
}

export const unsetParamsReferrerOnNewSession = onTheDevice({
  key: 'unsetParamsReferrerOnNewSession',
  label: 'Unset Params and Referrer on New Session',
  does: 'Browser: a new session forgets referrer and campaign.',
  instead:
    'Empty `referrer` and `utm_properties`, and add the companion in the browser (docs/companion.md) with `{"trackUtmProperties": true, "trackReferrer": true, "unsetParamsReferrerOnNewSession": true}`. Or send, where your site begins a session, an identify call through a mapping of Identify User with `unset`: `referrer`, `utm_source` and so on.'
})

export const trackSessionEvents = onTheDevice({
  key: 'trackSessionEvents',
  label: 'Track Session Events to Amplitude',
  does: 'Phones: the SDK sends events at the start and the end of a session.',
  instead:
    'Amplitude makes sessions from `session_id`. Segment\'s session plugins for phones send it, with the events `session_start` and `session_end` (docs/phones.md); in browsers the companion does, with `{"triggerSessionEvents": true}` (docs/companion.md).'
})

export const forceHttps: ClassicSetting<boolean | undefined> = {
  key: 'forceHttps',
  label: 'Force HTTPS',
  type: SWITCH_IF_GIVEN,
  default: undefined,
  does: 'Browser: the SDK sends by HTTPS on pages without it too.',
  answer: 'Nothing to set: everything goes to Amplitude by HTTPS.',
  judge: () => notNeeded('Nothing is set.', 'Everything goes to Amplitude by HTTPS.')
}

export const useCustomAmplitudeProperties: ClassicSetting<boolean> = {
  key: 'useCustomAmplitudeProperties',
  label: 'Use Custom Amplitude Properties',
  type: SWITCH,
  default: false,
  does: "Not documented, and not in the classic destination's public code.",
  answer: 'Off, its default: nothing. On: compare an event of each kind with what the classic destination sent.',
  judge(value) {
    if (!value) return notNeeded('Nothing is set.', 'The switch is off, which is its default.')
    return needsPerson(
      'Nothing came of it. Send an event of each kind, compare it with what the classic destination sent, and map what is missing.',
      'What the switch does is not documented.'
    )
  }
}

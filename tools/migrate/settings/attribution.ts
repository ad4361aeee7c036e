/** Where a user comes from. */
import type { Circumstances, ClassicSetting } from '../classic-setting'
import { withChangedField, withField } from '../draft'
import { SWITCH } from '../value-type'
import { carriedOver, needsPerson, notNeeded } from '../verdict'

interface Attribution extends Pick<ClassicSetting<boolean>, 'key' | 'label' | 'does' | 'answer'> {
  what: string
  field: string
  /** Whether it is recorded after all where the switch is off. */
  isOnAnyway?: (circumstances: Circumstances) => boolean
}

function attribution({ what, field, isOnAnyway = () => false, ...setting }: Attribution): ClassicSetting<boolean> {
  return {
    ...setting,
    type: SWITCH,
    default: true,
    judge(value, circumstances) {
      const recorded = `${what} are set and, as initial_…, set once.`
      if (value) return carriedOver(recorded, 'The defaults do it.')
      if (isOnAnyway(circumstances)) {
        return carriedOver(recorded, `The switch is off, and ${useAmplitudeReferral.label} had the SDK record them.`)
      }
      return carriedOver(
        `${what} are not recorded: nothing is mapped to ${field}.`,
        'The switch is off, and what is not mapped is not sent.',
        (draft) => withChangedField(draft, field, () => undefined)
      )
    }
  }
}

export const trackUtmProperties = attribution({
  key: 'trackUtmProperties',
  label: 'Track UTM Properties',
  does: 'The campaign of the call (`context.campaign`) becomes user properties.',
  answer: '`utm_properties` from `$.context.campaign`, which is the default. Off: nothing is mapped to it.',
  what: 'utm_source, utm_medium, utm_campaign, utm_term, utm_content and further parameters',
  field: 'utm_properties'
})

export const trackReferrer = attribution({
  key: 'trackReferrer',
  label: 'Track Referrer',
  does: 'The referrer and its domain become user properties: the last, and once the first.',
  answer:
    '`referrer` from `$.context.page.referrer`, which is the default; the domain is derived. Off: nothing is mapped to it.',
  what: 'referrer and referring_domain',
  field: 'referrer',
  isOnAnyway: referrerOfSdk
})

export const useAmplitudeReferral: ClassicSetting<boolean> = {
  key: 'useAmplitudeReferral',
  label: 'Use Amplitude Referral',
  type: SWITCH,
  default: false,
  does: "Browser in device mode: Amplitude's SDK recorded the referrer when it was loaded, in place of Segment's code on page calls.",
  answer:
    'With `--device-mode browser`, the referrer is recorded where this or Track Referrer is on. Otherwise it had no effect.',
  judge(value, circumstances) {
    if (!value) return notNeeded('Nothing is set.', 'Track Referrer alone says whether the referrer is recorded.')
    if (referrerOfSdk(circumstances) || circumstances.lookUp(trackReferrer)) {
      return carriedOver('referrer from $.context.page.referrer.', 'The referrer comes with the calls of the page.')
    }
    return needsPerson(
      'Nothing came of it. If a browser sent in device mode, run the migration again with --device-mode browser.',
      'It was for browsers in device mode, where it recorded the referrer although Track Referrer is off; servers ignored it.'
    )
  }
}

/** Whether Amplitude's SDK recorded the referrer, whatever Track Referrer says. */
function referrerOfSdk({ options, lookUp }: Circumstances): boolean {
  return options.deviceMode === 'browser' && lookUp(useAmplitudeReferral)
}

/** Whether the classic destination recorded the referrer. */
export function recordsReferrer(circumstances: Circumstances): boolean {
  return circumstances.lookUp(trackReferrer) || referrerOfSdk(circumstances)
}

export const trackGclid: ClassicSetting<boolean> = {
  key: 'trackGclid',
  label: 'Track GCLID',
  type: SWITCH,
  default: false,
  does: "The click id of the page's URL (`gclid`) becomes a user property.",
  answer: '`trackClickIds` in every action that sets user properties. It takes the click ids of other networks too.',
  judge(value) {
    if (!value) return carriedOver('Click ids are left alone.', 'The switch is off.')
    return carriedOver(
      'Track Click IDs in every action that sets user properties.',
      'gclid is set and, as initial_gclid, set once. So are the click ids of other networks, where a URL has them.',
      (draft) => withField(draft, 'trackClickIds', true)
    )
  }
}

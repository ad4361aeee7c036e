/** Where a user comes from. */
import type { ClassicSetting } from '../classic-setting'
import { withChangedField, withField } from '../draft'
import { SWITCH } from '../value-type'
import { carriedOver } from '../verdict'

interface Attribution extends Pick<ClassicSetting<boolean>, 'key' | 'label' | 'does' | 'answer'> {
  what: string
  field: string
}

function attribution({ what, field, ...setting }: Attribution): ClassicSetting<boolean> {
  return {
    ...setting,
    type: SWITCH,
    default: true,
    judge(value) {
      if (value) return carriedOver(`${what} are set and, as initial_…, set once.`, 'The defaults do it.')
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
  field: 'referrer'
})

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

/** Where a user comes from. */
import type { Mapping } from '../../../src/fields/mapping'
import { isObject } from '../../sandbox/json'
import type { ClassicSetting } from '../classic-setting'
import type { Draft } from '../draft'
import { withChangedField, withField } from '../draft'
import { SWITCH } from '../value-type'
import { carriedOver } from '../verdict'

/** Without the user properties whose name fits, in Set Always and Set Once. */
function withoutAttribution(draft: Draft, names: RegExp): Draft {
  const without = (mapping: Mapping | undefined): Mapping | undefined => {
    if (!isObject(mapping)) return mapping
    return Object.fromEntries(Object.entries(mapping).filter(([name]) => !names.test(name)))
  }
  return withChangedField(withChangedField(draft, 'setAlways', without), 'setOnce', without)
}

interface Attribution extends Pick<ClassicSetting<boolean>, 'key' | 'label' | 'does' | 'answer'> {
  what: string
  names: RegExp
}

function attribution({ what, names, ...setting }: Attribution): ClassicSetting<boolean> {
  return {
    ...setting,
    type: SWITCH,
    default: true,
    judge(value) {
      if (value) return carriedOver(`${what} are set and, as initial_…, set once.`, 'The defaults do it.')
      return carriedOver(
        `${what} are taken out of Set Always and Set Once.`,
        'The switch is off, and what is not mapped is not sent.',
        (draft) => withoutAttribution(draft, names)
      )
    }
  }
}

export const trackUtmProperties = attribution({
  key: 'trackUtmProperties',
  label: 'Track UTM Properties',
  does: 'The campaign of the call (`context.campaign`) becomes user properties.',
  answer: 'The defaults of `setAlways` and `setOnce`. Off: `utm_…` and `initial_utm_…` are taken out of them.',
  what: 'utm_source, utm_medium, utm_campaign, utm_term and utm_content',
  names: /^(initial_)?utm_/
})

export const trackReferrer = attribution({
  key: 'trackReferrer',
  label: 'Track Referrer',
  does: 'The referrer and its domain become user properties: the last, and once the first.',
  answer:
    'The defaults of `setAlways` and `setOnce`, from which the domains are derived. Off: `referrer` and `initial_referrer` are taken out of them.',
  what: 'referrer and referring_domain',
  names: /^(initial_)?referrer$/
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

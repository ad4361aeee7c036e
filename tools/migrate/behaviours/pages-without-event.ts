/** Page calls that become no event, and still say where their user comes from. */
import type { JSONObject } from '@segment/actions-core'
import { omit } from '@segment/actions-core'
import type { Mapping } from '../../../src/fields/mapping'
import { path, whereText } from '../../../src/fields/mapping'
import type { ClassicBehaviour } from '../classic-behaviour'
import type { Circumstances } from '../classic-setting'
import { isOnPhone } from '../classic-setting'
import { subscription, withSubscription } from '../draft'
import { recordsReferrer, trackGclid, trackUtmProperties } from '../settings/attribution'
import { trackAllPages, trackCategorizedPages, trackNamedPages } from '../settings/pages'
import { carriedOver, notNeeded } from '../verdict'

/** A condition that there is no text: missing, null or empty. */
function isBlank(subject: string): string {
  return `(${subject} = null or ${subject} = "")`
}

/** The page calls of which no switch makes an event; `undefined` where every call becomes one. */
function callsWithoutEvent({ lookUp }: Circumstances): string[] | undefined {
  if (lookUp(trackAllPages)) return undefined
  return [
    'type = "page"',
    ...(lookUp(trackNamedPages) ? [isBlank('name')] : []),
    ...(lookUp(trackCategorizedPages) ? [isBlank('properties.category')] : [])
  ]
}

/**
 * Conditions that a call says something of where its user comes from. A click id may be in the search or the URL of the page, for which a
 * trigger has no words beside others; so with click ids any page call may.
 */
function callsThatSayIt(circumstances: Circumstances): string[] {
  if (circumstances.lookUp(trackGclid)) return []
  const campaign = circumstances.lookUp(trackUtmProperties) ? 'context.campaign != null' : undefined
  if (!recordsReferrer(circumstances)) return campaign ? [campaign] : []
  const referrer = ['context.page.referrer != null', 'context.page.referrer != ""']
  return campaign ? referrer.map((condition) => `(${condition} or ${campaign})`) : referrer
}

function isRecorded(circumstances: Circumstances): boolean {
  const { lookUp } = circumstances
  return lookUp(trackUtmProperties) || lookUp(trackGclid) || recordsReferrer(circumstances)
}

/** Whether a call switches a destination on or off, and none of its options there: a page does not make its user join a group. */
function switchOf(destination: string): Mapping {
  const option = `$.integrations.${destination}`
  return whereText(option, path(option), {})
}

const SWITCHES = { Amplitude: switchOf('Amplitude'), 'Actions Amplitude': switchOf('Actions Amplitude') }

/** No trigger sees the category that a call from a server has beside its properties: such a call, which becomes an event, is passed over. */
const SWITCHED_OFF_BY_CATEGORY = whereText('$.category', { Amplitude: false }, SWITCHES)

function attributionOfPages(circumstances: Circumstances, calls: string[]) {
  const trigger = [...calls, ...callsThatSayIt(circumstances)].join(' and ')
  const integrations = circumstances.lookUp(trackCategorizedPages) ? SWITCHED_OFF_BY_CATEGORY : SWITCHES
  const identify = subscription('Page Calls without an Event', 'identifyUser', trigger, { integrations } as JSONObject)
  return { ...identify, mapping: omit(identify.mapping, ['user_properties']) }
}

export const pagesWithoutEvent: ClassicBehaviour = {
  key: 'context.page',
  label: 'Page Calls without an Event',
  value: (circumstances) => isRecorded(circumstances),
  does: 'Referrer, campaign and click id of a page call were recorded, also where no switch made an event of it.',
  answer:
    'Identify User on page calls that no switch makes an event of, with the user properties of where the user comes from and nothing else. None where every page is an event, where none of them is recorded, and on phones.',
  judge(circumstances) {
    if (isOnPhone(circumstances.options)) {
      return notNeeded('No subscription takes page calls.', 'A phone sends screens, which have no page.')
    }
    if (!isRecorded(circumstances)) {
      return notNeeded('No subscription of their own takes them.', 'Referrer, campaign and click id are all off.')
    }
    const calls = callsWithoutEvent(circumstances)
    if (!calls) {
      return notNeeded('No subscription of their own takes them.', 'Track All Pages makes an event of every page call.')
    }
    return carriedOver(
      'Identify User on page calls of which no switch makes an event.',
      'Where their user comes from is recorded as before, without an event. Calls that become an event say it there.',
      (draft) => withSubscription(draft, attributionOfPages(circumstances, calls))
    )
  }
}

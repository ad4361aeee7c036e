/** What becomes of page and screen calls: the three tables of the classic destination's documentation. */
import type { JSONObject } from '@segment/actions-core'
import { omit } from '@segment/actions-core'
import type { Circumstances, ClassicSetting, MigrationOptions } from '../classic-setting'
import { isOnPhone } from '../classic-setting'
import type { Draft } from '../draft'
import { subscription, withSubscription } from '../draft'
import { SWITCH } from '../value-type'
import type { Verdict } from '../verdict'
import { carriedOver, notNeeded } from '../verdict'

type Noun = 'page' | 'screen'
type Verb = NonNullable<MigrationOptions['verb']>
type PageSwitch = 'trackAllPages' | 'trackNamedPages' | 'trackCategorizedPages'

const NAMES: Record<Noun, string> = { page: 'Page Calls', screen: 'Screen Calls' }

/** The first word of the event of all pages, and of those with a name or category in theirs. */
const FIRST_WORDS: Record<Verb, { all: string; titled: string }> = {
  Loaded: { all: 'Loaded', titled: 'Loaded' },
  Viewed: { all: 'Viewed', titled: 'Viewed' },
  classic: { all: 'Loaded', titled: 'Viewed' }
}

function verbOf({ verb = 'classic' }: MigrationOptions): Verb {
  return verb
}

/**
 * With one of Log Page's switches on. Where a subscription takes the same calls under the same verb, it is that one's, so
 * that no event of a call is asked for twice.
 */
function withPageSwitch(draft: Draft, noun: Noun, verb: Verb, pageSwitch: PageSwitch): Draft {
  const trigger = `type = "${noun}"`
  const takesTheSame = ({ action, trigger: other, mapping }: Draft['subscriptions'][number]) =>
    action === 'logPage' && other === trigger && mapping.verb === verb
  if (!draft.subscriptions.some(takesTheSame)) {
    const isFirst = !draft.subscriptions.some((other) => other.trigger === trigger)
    const name = isFirst ? NAMES[noun] : `${NAMES[noun]}, ${verb}`
    const off = { trackAllPages: false, trackNamedPages: false, trackCategorizedPages: false }
    return withSubscription(draft, subscription(name, 'logPage', trigger, { ...off, [pageSwitch]: true, verb }))
  }
  const subscriptions = draft.subscriptions.map((present) =>
    takesTheSame(present) ? { ...present, mapping: { ...present.mapping, [pageSwitch]: true } } : present
  )
  return { ...draft, subscriptions }
}

/** Pages and screens, as analytics.js, servers, and phones in cloud mode have them. */
function pagesAndScreens(verb: Verb, pageSwitch: PageSwitch) {
  return (draft: Draft) => withPageSwitch(withPageSwitch(draft, 'page', verb, pageSwitch), 'screen', verb, pageSwitch)
}

/** Screens by Log Event, under a name that Log Page does not make. A screen earns nothing. */
function screensNamed(eventType: JSONObject, trigger: string) {
  return (draft: Draft) => {
    const screens = subscription('Named Screen Calls', 'logEvent', trigger, { event_type: eventType })
    return withSubscription(draft, { ...screens, mapping: omit(screens.mapping, ['revenue']) })
  }
}

function off(circumstances: Circumstances, what: string): Verdict {
  const switches = [trackAllPages, trackNamedPages, trackCategorizedPages, trackAllPagesV2]
  const isAnyOn = switches.some((setting) => circumstances.lookUp(setting))
  const why = 'The switch is off.'
  return carriedOver(
    what,
    isAnyOn ? why : `${why} So are all of them: no subscription makes an event of page or screen calls.`
  )
}

function whyThisWord({ verb }: MigrationOptions): string {
  if (verb === undefined || verb === 'classic') {
    return "So the classic destination's code named them: Viewed with a name or category, Loaded for all. If your events in Amplitude begin otherwise, choose the word with --verb, as another one makes other events."
  }
  return `You chose ${verb}. The classic destination's code said Viewed with a name or category, and Loaded for all: look in Amplitude which your events begin with, as another word makes other events.`
}

export const trackAllPages: ClassicSetting<boolean> = {
  key: 'trackAllPages',
  label: 'Track All Pages',
  type: SWITCH,
  default: false,
  does: 'An event `Loaded a Page` or `Loaded a Screen` for every page or screen call. On a phone in device mode: `Viewed Settings` (iOS), `Viewed Settings Screen` (Android).',
  answer:
    'Log Page with `trackAllPages`. For phones in device mode (`--device-mode`): Log Event on screen calls, whose event type is a template.',
  judge(value, circumstances) {
    const { options } = circumstances
    if (!value) return off(circumstances, 'No event for all pages.')
    if (options.deviceMode === 'ios') {
      return carriedOver(
        'Log Event on screen calls, event type "Viewed {{name}}".',
        'So the classic destination named screens on iOS.',
        screensNamed({ '@template': 'Viewed {{name}}' }, 'type = "screen"')
      )
    }
    if (options.deviceMode === 'android') return androidScreens(circumstances)
    const verb = verbOf(options)
    const { all } = FIRST_WORDS[verb]
    return carriedOver(
      `Track All Pages in Log Page, on page and screen calls: "${all} a Page", "${all} a Screen".`,
      `One event for each call, with name and category as properties. ${whyThisWord(options)}`,
      pagesAndScreens(verb, 'trackAllPages')
    )
  }
}

function androidScreens({ lookUp }: Circumstances): Verdict {
  // The framework's `blank` takes `then` for a value that is neither missing nor empty.
  const named = { '@template': 'Viewed {{name}} Screen' }
  const eventType = { '@if': { blank: { '@path': '$.name' }, then: named, else: 'Loaded a Screen' } }
  const why = 'So the classic destination named screens on Android.'
  if (!lookUp(trackAllPagesV2)) {
    return carriedOver(
      'Log Event on screen calls, event type "Viewed {{name}} Screen", or "Loaded a Screen" without a name.',
      why,
      screensNamed(eventType, 'type = "screen"')
    )
  }
  return carriedOver(
    'Log Event on screen calls with a name, event type "Viewed {{name}} Screen".',
    `${why} Without a name it is "Loaded a Screen", which Track All Screens sends already.`,
    screensNamed(eventType, 'type = "screen" and name != null')
  )
}

/** A switch for events that have the call's name or category in theirs. */
function titledPages(
  setting: Pick<ClassicSetting<boolean>, 'label' | 'does' | 'answer'> & { key: PageSwitch },
  example: (firstWord: string, noun: string) => string
): ClassicSetting<boolean> {
  const { key, label } = setting
  return {
    ...setting,
    type: SWITCH,
    default: true,
    judge(value, circumstances) {
      const { options } = circumstances
      const { deviceMode } = options
      if (!value) return off(circumstances, 'No such event.')
      if (deviceMode === 'ios') {
        return notNeeded('No such event.', 'In device mode on iOS the classic destination did not have this switch.')
      }
      if (deviceMode === 'android') {
        return carriedOver(
          `${label} in Log Page, on screen calls: "${example('Viewed', 'Screen')}".`,
          'So the classic destination named screens on Android.',
          (draft) => withPageSwitch(draft, 'screen', 'Viewed', key)
        )
      }
      const verb = verbOf(options)
      const { titled } = FIRST_WORDS[verb]
      return carriedOver(
        `${label} in Log Page, on page and screen calls: "${example(titled, 'Page')}", "${example(titled, 'Screen')}".`,
        whyThisWord(options),
        pagesAndScreens(verb, key)
      )
    }
  }
}

export const trackNamedPages = titledPages(
  {
    key: 'trackNamedPages',
    label: 'Track Named Pages',
    does: 'An event `Viewed Merchant Settings Page` for a call with a name; nothing for one without. The documentation has `Loaded …` too.',
    answer: 'Log Page with `trackNamedPages`; `--verb` chooses another first word.'
  },
  (firstWord, noun) => `${firstWord} Merchant Settings ${noun}`
)

export const trackCategorizedPages = titledPages(
  {
    key: 'trackCategorizedPages',
    label: 'Track Categorized Pages',
    does: 'An event `Viewed Merchant Page` for a call with a category; nothing for one without. The documentation has `Loaded …` too.',
    answer: 'Log Page with `trackCategorizedPages`; `--verb` chooses another first word.'
  },
  (firstWord, noun) => `${firstWord} Merchant ${noun}`
)

/** A verb by which the event of all screens is "Loaded a Screen": that of the other switches, where it is one. */
function loadedVerb(options: MigrationOptions): Verb {
  const verb = verbOf(options)
  return !isOnPhone(options) && FIRST_WORDS[verb].all === 'Loaded' ? verb : 'Loaded'
}

export const trackAllPagesV2: ClassicSetting<boolean> = {
  key: 'trackAllPagesV2',
  label: 'Track All Screens',
  type: SWITCH,
  default: false,
  does: 'Phones: an event `Loaded a Screen` for every screen call, with name and category as properties.',
  answer: 'Log Page with `trackAllPages` on screen calls. With Track All Pages on too, it is still one event.',
  judge(value, circumstances) {
    if (!value) return off(circumstances, 'No event for all screens.')
    return carriedOver(
      'Track All Pages in Log Page, on screen calls: "Loaded a Screen".',
      'With name and category as properties; once, also where Track All Pages asks for the same event.',
      (draft) => withPageSwitch(draft, 'screen', loadedVerb(circumstances.options), 'trackAllPages')
    )
  }
}

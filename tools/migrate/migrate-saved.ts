import type { JSONObject } from '@segment/actions-core'
import { defaultValues, omit } from '@segment/actions-core'
import destination from '../../src'
import { showValue } from '../../src/amplitude/show-value'
import type { Change } from './changed-rules'
import { CHANGED_RULES } from './changed-rules'
import { MigrationError } from './migration-error'
import { nearest } from '../../pipeline/run/nearest'
import { NEW_FIELDS, WITHOUT_EFFECT } from './new-fields'
import { problemsOfSubscriptions } from '../../pipeline/subscriptions/problems-of-subscriptions'
import { withOwnInsertIds } from './own-insert-ids'
import type { ReportLine } from './report-line'
import { orderCountedToo } from './same-event'
import type { SavedSubscription } from './saved-subscription'
import type { Subscription } from '../../pipeline/deliver/subscription'
import { BROWSER_ACTIONS } from '../../pipeline/subscriptions/browser-actions'
import { SAVED_ACTIONS, successorOf } from './successors'

/** A saved subscription whose action is known by its key. */
type Known = SavedSubscription & { actionSlug: string }

/** A mapping as it is written, and what became of the saved one. */
interface Renewed {
  mapping: JSONObject
  /** Keys that were added. */
  added: string[]
  changes: Change[]
  /** Sentences about what had no effect. */
  without: string[]
  /** Sentences about what a person has to see to. */
  problems: string[]
}

/**
 * Turns saved subscriptions of Segment's Amplitude (Actions) into those of this destination: the same names, triggers and mappings, with what is
 * new and sends nothing that they left out.
 * @param slugs Keys of actions by their ids, for subscriptions that have the id alone.
 * @throws MigrationError where one is of an action that neither of the two has, or of one that only its id names.
 */
export function migrateSaved(
  saved: readonly SavedSubscription[],
  slugs: ReadonlyMap<string, string>
): { subscriptions: Subscription[]; report: ReportLine[] } {
  const known = saved.map((one) => ({ ...one, actionSlug: slugOf(one, slugs) }))
  refuseOtherActions(known)
  const renewed = known.map(renew)
  const all = known.map(({ name, trigger, enabled, actionSlug }, index): Subscription => {
    const action = successorOf(actionSlug) as string
    return { name, action, trigger, enabled, mapping: renewed[index].mapping }
  })
  const subscriptions = withOwnInsertIds(all, (index) => renewed[index].added.includes('message_id'))
  const report = known.map((one, index) => lineOf(one, renewed[index], subscriptions[index], subscriptions))
  return { subscriptions, report }
}

function slugOf({ name, actionSlug, actionId }: SavedSubscription, slugs: ReadonlyMap<string, string>): string {
  const slug = actionSlug ?? slugs.get(actionId ?? '')
  if (slug !== undefined) return slug
  throw new MigrationError(
    `Subscription ${showValue(name)} names its action by an id alone, ${showValue(
      actionId ?? ''
    )}. Hand over the catalog's answer too, which has the keys of the actions: GET https://api.segmentapis.com/catalog/destinations/5f7dd6d21ad74f3842b1fc47 into a file, and --catalog with its name.`
  )
}

function refuseOtherActions(known: readonly Known[]): void {
  const other = known.find(({ actionSlug }) => successorOf(actionSlug) === undefined)
  if (!other) return
  throw new MigrationError(
    `Subscription ${showValue(other.name)} is of another destination: Amplitude (Actions) has no action ${showValue(
      other.actionSlug
    )}. Its actions are ${SAVED_ACTIONS.join(
      ', '
    )}. Ask for its own subscriptions: GET https://api.segmentapis.com/destinations/<its id>/subscriptions.`
  )
}

function renew({ actionSlug, settings }: Known): Renewed {
  const action = successorOf(actionSlug) as string
  if (BROWSER_ACTIONS.includes(action)) {
    return { mapping: settings, added: [], changes: [], without: [], problems: [] }
  }
  const { fields } = destination.actions[action]
  const ineffective = WITHOUT_EFFECT.get(action)
  const hasIneffective = ineffective !== undefined && ineffective.key in settings
  const effective = hasIneffective ? omit(settings, [ineffective.key]) : settings
  const unknown = Object.keys(effective).filter((key) => !Object.keys(fields).includes(key))
  const kept = omit(effective, unknown) as JSONObject

  // What has a message id, or lacks no new field at all, was saved with this version, whose rules it knows.
  const isOlder = newKeysOf(action).some((key) => !(key in kept)) && !('message_id' in kept)
  const added = isOlder ? newKeysOf(action).filter((key) => !(key in kept)) : []
  const mapping = { ...kept, ...(isOlder ? unsaid(kept) : {}), ...pick(defaultValues(fields), added) }
  return {
    mapping: JSON.parse(JSON.stringify(mapping)) as JSONObject,
    added,
    changes: isOlder ? [...changedBy(added), ...changedRules(action, mapping)] : [],
    without: hasIneffective ? [ineffective.why] : [],
    problems: unknown.map((key) => unknownField(action, key))
  }
}

function newKeysOf(action: string): string[] {
  const fields = Object.keys(destination.actions[action].fields)
  return NEW_FIELDS.flatMap(({ keys }) => keys).filter((key) => fields.includes(key))
}

/** Segment's own parses a user agent only where a mapping says so; here it is parsed unless a mapping says otherwise. */
function unsaid(mapping: JSONObject): JSONObject {
  return 'userAgent' in mapping && !('userAgentParsing' in mapping) ? { userAgentParsing: false } : {}
}

function pick(values: Record<string, unknown>, keys: readonly string[]): JSONObject {
  return Object.fromEntries(keys.map((key) => [key, values[key]])) as JSONObject
}

function changedBy(added: readonly string[]): Change[] {
  return NEW_FIELDS.flatMap(({ keys, change }) => (change && keys.some((key) => added.includes(key)) ? [change] : []))
}

function changedRules(action: string, mapping: JSONObject): Change[] {
  return CHANGED_RULES.filter(({ actions, isAbout }) => actions.includes(action) && isAbout(mapping)).map(
    ({ about, says }) => ({ about, says })
  )
}

function unknownField(action: string, key: string): string {
  const { title, fields } = destination.actions[action]
  const meant = nearest(key, Object.keys(fields))
  return `${showValue(key)} is left out, as ${title} has no such field${meant ? `; did you mean ${meant}?` : '.'}`
}

function lineOf(
  { name, actionSlug, trigger, modelId, settings }: Known,
  { added, changes, without, problems }: Renewed,
  subscription: Subscription,
  subscriptions: readonly Subscription[]
): ReportLine {
  const isTwin = 'insert_id' in subscription.mapping && !('insert_id' in settings)
  const todo = [
    ...problems,
    ...revenueProblem(subscription, subscriptions),
    ...(modelId === undefined ? [] : [OF_A_MODEL]),
    ...problemsOfSubscriptions([subscription])
  ]
  return {
    key: actionSlug,
    label: name,
    value: trigger,
    outcome: todo.length > 0 ? 'needs a person' : 'carried over',
    what: [whatBecame(subscription, actionSlug, added), ...without, ...(isTwin ? [TWIN] : [])].join(' '),
    why: changes.length > 0 ? WHAT_CHANGES : 'Nothing changes in Amplitude.',
    todo,
    changes
  }
}

const WHAT_CHANGES = 'What changes in Amplitude:'

const TWIN =
  'Another subscription sends the same event of the same call: Insert ID is mapped to the message id with a number, so that both count, as they did.'

const OF_A_MODEL =
  'It takes the rows of a Reverse ETL model. Create it with the modelId and the schedule that the saved one has.'

function revenueProblem(subscription: Subscription, subscriptions: readonly Subscription[]): string[] {
  const twice = orderCountedToo(subscription, subscriptions)
  if (!twice) return []
  return [
    `The revenue of ${showValue(twice.name)} would count twice, here and by ${showValue(
      twice.order.name
    )}. Take the mapping of Revenue away here, or the event out of one of the two triggers.`
  ]
}

function whatBecame({ action, enabled }: Subscription, saved: string, added: readonly string[]): string {
  if (BROWSER_ACTIONS.includes(action))
    return "It runs in the browser, with Segment's library, and is written as it is."
  const { title, fields } = destination.actions[action]
  const labels = added.map((key) => fields[key].label)
  const be = action === saved ? `${title}` : `${title} (${action})`
  const state = enabled ? '' : ' It is disabled, as it was.'
  return `${be}, with the mapping as it is${labels.length > 0 ? `, and in addition ${labels.join(', ')}` : ''}.${state}`
}

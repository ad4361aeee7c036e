/** What is to differ from Segment's own Amplitude (Actions), and by which rule. Anything else that differs is a fault. */
import type { Difference } from './compare'

/** A rule by which something differs. */
export interface Intended {
  /** What Segment's own sends. */
  theirs: string
  /** What is sent here. */
  ours: string
  /** Why. */
  rule: string
  explains: (difference: Difference) => boolean
}

const isOf = ({ saved }: Difference, ...actions: string[]): boolean => actions.includes(saved.action)
const isUnder = ({ path }: Difference, ...parents: string[]): boolean =>
  parents.some((parent) => path === parent || path.startsWith(`${parent}.`))
const LOG_EVENT = ['logEvent', 'logEventV2']
const REVENUE = ['price', 'quantity', 'revenue', 'productId', 'revenueType'].map((key) => `content.${key}`)

/** Whether a value of Segment's own under one object is here under another, or the other way round. */
function hasMoved({ path, theirs, ours, all }: Difference, from: string, to: string): boolean {
  if (ours === undefined) return path.startsWith(from) && all.ours[path.replace(from, to)] === theirs
  return path.startsWith(to) && all.theirs[path.replace(to, from)] === ours
}

/** Whether a value belongs to a group's properties as an event of the ingestion API has them. */
function isGroupAsEvent(difference: Difference): boolean {
  const { path, theirs, ours, all } = difference
  if (all.theirs.to !== 'api2.amplitude.com/groupidentify' || all.ours.to === undefined) return false
  const group = `content.groups.${String(all.theirs['content.group_type'])}`
  if (path === group) return ours === all.theirs['content.group_value']
  if (path === 'content.group_type' || path === 'content.group_value') return all.ours[group] !== undefined
  if (path === 'content.event_type') return ours === '$groupidentify'
  return theirs === undefined && ['content.user_id', 'content.device_id', 'content.time'].includes(path)
}

export const INTENDED: readonly Intended[] = [
  {
    theirs: 'no `library` where the call does not name one',
    ours: '`library`: `segment`',
    rule: 'What the classic destination sends. The saved mapping of Library Settings, the name of the library, counts in both.',
    explains: ({ path, theirs, ours }) => path === 'content.library' && theirs === undefined && ours === 'segment'
  },
  {
    theirs: 'nothing',
    ours: '`ingestion_metadata` names Segment as the source',
    rule: 'Amplitude shows where events come from.',
    explains: (difference) => isUnder(difference, 'content.ingestion_metadata') && difference.theirs === undefined
  },
  {
    theirs: '`use_batch_endpoint` inside events',
    ours: 'nothing',
    rule: 'What configures the destination is never sent: Amplitude documents no such key of an event.',
    explains: ({ path, ours }) => path === 'content.use_batch_endpoint' && ours === undefined
  },
  {
    theirs: '`device_type` from the user agent',
    ours: 'nothing',
    rule: 'Amplitude documents no such key of an event.',
    explains: ({ path, ours }) => path === 'content.device_type' && ours === undefined
  },
  {
    theirs: 'the session `-1` as a date in 1970 or 1978, and seconds as milliseconds',
    ours: '`-1`, and the time that is meant',
    rule: 'Amplitude reads -1 as no session; an epoch of ten digits is seconds.',
    explains: ({ path, ours }) => path === 'content.session_id' && (ours === -1 || Number(ours) > 1e12)
  },
  {
    theirs: 'empty `event_properties`',
    ours: 'nothing',
    rule: 'Empty objects say nothing.',
    explains: ({ path, theirs, ours }) =>
      path === 'content.event_properties' && JSON.stringify(theirs) === '{}' && ours === undefined
  },
  {
    theirs: "`os_version`: the browser's, beside the name of the system",
    ours: "`os_version`: the system's, or nothing where the user agent does not say it",
    rule: 'Name and version come as a pair, from the same thing. The field User Agent OS set to Browser gives the browser’s name and version.',
    explains: ({ path, all }) =>
      path === 'content.os_version' && all.theirs['content.os_name'] === all.ours['content.os_name']
  },
  {
    theirs: 'nothing',
    ours: '`referring_domain` and `initial_referring_domain`',
    rule: 'The classic destination sets the host of a referrer beside it.',
    explains: ({ path, theirs }) => path.endsWith('referring_domain') && theirs === undefined
  },
  {
    theirs: 'no revenue of a Log Event',
    ours: 'its revenue, with price and quantity where their product is the revenue',
    rule: 'The classic destination sends the revenue of every track call. To send none, clear the field Revenue.',
    explains: (difference) =>
      isOf(difference, ...LOG_EVENT) && isUnder(difference, ...REVENUE) && difference.theirs === undefined
  },
  {
    theirs: '`products` inside the events of Log Event',
    ours: 'nothing',
    rule: 'Amplitude documents no such key of an event; the products stay in the event’s properties. Their revenue belongs to Log Purchase, as there.',
    explains: (difference) => isOf(difference, ...LOG_EVENT) && isUnder(difference, 'content.products')
  },
  {
    theirs: 'no `plan` of a mapped tracking plan',
    ours: '`plan` with branch, source and version',
    rule: 'It is mapped, and Amplitude documents it.',
    explains: (difference) => isUnder(difference, 'content.plan') && difference.theirs === undefined
  },
  {
    theirs: '`products` in the properties of an order that has an event for each product',
    ours: 'nothing',
    rule: 'The seed removes them: each product has its own event. Track Products Once keeps them in the order, and sends no others.',
    explains: (difference) =>
      isOf(difference, 'logPurchase') &&
      difference.position === 0 &&
      isUnder(difference, 'content.event_properties.products')
  },
  {
    theirs: 'no `currency`',
    ours: 'the currency of the order',
    rule: 'Amplitude adds amounts of different currencies up otherwise.',
    explains: ({ path, theirs }) => path === 'content.currency' && theirs === undefined
  },
  {
    theirs: 'insert ids of products counted through: `message-1-2`',
    ours: 'insert ids of products that no other event can have',
    rule: 'A message whose own id is `message-1-2` would be swallowed.',
    explains: (difference) =>
      isOf(difference, 'logPurchase') && difference.position > 0 && difference.path === 'content.insert_id'
  },
  {
    theirs: 'Identify User and Group Identify User over the Identify API, a request a call',
    ours: '`$identify` events over the ingestion API',
    rule: 'Batches then have a result for each call, and a retry is not counted twice. A mapped Is Paying or Initial Version goes to the Identify API here too.',
    explains: ({ path, theirs, ours }) =>
      (path === 'to' && theirs === 'api2.amplitude.com/identify' && ours === 'api2.amplitude.com/2/httpapi') ||
      (path === 'content.event_type' && theirs === undefined && ours === '$identify')
  },
  {
    theirs: 'the properties of a group over the Group Identify API',
    ours: '`$groupidentify` events over the ingestion API',
    rule: 'One request holds both, so that no half of a call is sent alone, or again.',
    explains: (difference) =>
      (difference.path === 'to' &&
        difference.theirs === 'api2.amplitude.com/groupidentify' &&
        difference.ours === 'api2.amplitude.com/2/httpapi') ||
      isGroupAsEvent(difference) ||
      hasMoved(difference, 'content.group_properties.', 'content.group_properties.$set.')
  },
  {
    theirs: 'a group without properties over the Group Identify API',
    ours: 'the membership alone',
    rule: 'There is nothing to set.',
    explains: ({ all }) => all.theirs.to === 'api2.amplitude.com/groupidentify' && all.ours.to === undefined
  },
  {
    theirs: 'the form parameter `options=undefined`',
    ours: 'nothing',
    rule: 'It is no JSON, and means nothing.',
    explains: ({ path, theirs, ours }) => path === 'options' && theirs === 'undefined' && ours === undefined
  },
  {
    theirs: 'plain user properties beside `$set` and `$setOnce`',
    ours: 'plain ones inside `$set`',
    rule: 'Amplitude forbids to mix them.',
    explains: (difference) => hasMoved(difference, 'content.user_properties.', 'content.user_properties.$set.')
  },
  {
    theirs: 'no place from the address in the traits',
    ours: '`country`, `region` and `city` from `traits.address`, where the call has no place',
    rule: 'The classic destination takes them.',
    explains: (difference) =>
      isOf(difference, 'identifyUser') &&
      isUnder(difference, 'content.country', 'content.region', 'content.city') &&
      difference.theirs === undefined
  },
  {
    theirs: 'groups of an identify call as groups',
    ours: 'and as user properties of the same names',
    rule: 'The seed always adds groups as user properties.',
    explains: ({ path, ours, theirs, all }) =>
      theirs === undefined && ours === all.theirs[path.replace('content.user_properties.', 'content.groups.')]
  },
  {
    theirs: '`min_id_length` inside mappings, and as an option of theirs',
    ours: 'nothing',
    rule: 'Amplitude documents neither for its User Mapping API.',
    explains: ({ saved, path, ours }) =>
      saved.action === 'mapUser' && ['content.min_id_length', 'options'].includes(path) && ours === undefined
  }
]

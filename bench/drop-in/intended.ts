/** What is to differ from Segment's own Amplitude (Actions), and by which rule. Anything else that differs is a fault. */
import type { Difference } from './compare'
import {
  anyOf,
  hasMovedInto,
  isAbout,
  isAdded,
  isAddedAs,
  isBetween,
  isCleared,
  isLeftOut,
  isOf,
  isOfProduct,
  propertyOf,
  userAgentOf
} from './explain'

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

const IDENTIFY = 'api2.amplitude.com/identify'
const GROUP_IDENTIFY = 'api2.amplitude.com/groupidentify'
const HTTP_V2 = 'api2.amplitude.com/2/httpapi'

const ANY_EVENT = ['logEvent', 'logEventV2']
const SYSTEM_AND_DEVICE = ['os_name', 'os_version', 'device_manufacturer', 'device_model']

const everywhere: readonly Intended[] = [
  {
    theirs: 'nothing',
    ours: '`ingestion_metadata` names Segment as the source',
    rule: 'Amplitude shows where events come from.',
    explains: isAddedAs('ingestion_metadata.source_name', 'segment')
  },
  {
    theirs: 'no `library` where the mapped one is empty',
    ours: '`library`: `segment`',
    rule: 'What the classic destination sends. What Library Settings are mapped to counts as before.',
    explains: isAddedAs('library', 'segment')
  },
  {
    theirs: '`use_batch_endpoint` inside events',
    ours: 'nothing',
    rule: 'What configures the destination is never sent: Amplitude documents no such key of an event.',
    explains: isLeftOut('use_batch_endpoint')
  },
  {
    theirs: '`user_id`: null',
    ours: 'nothing',
    rule: 'Null says nothing.',
    explains: isBetween('user_id', (theirs, ours) => theirs === null && ours === undefined)
  },
  {
    theirs:
      'a user id that stands for nobody (`anonymous`), or a device id that is too short, beside an id that is good',
    ours: 'the good id alone',
    rule: 'Amplitude refuses the event for the bad one, which says nothing about who it was.',
    explains: anyOf(
      isBetween('user_id', (theirs, ours) => theirs === 'anonymous' && ours === undefined),
      isBetween('device_id', (theirs, ours) => String(theirs).length < 5 && ours === undefined)
    )
  },
  {
    theirs: 'a session of `-1` as a date, and of seconds as milliseconds',
    ours: '`-1`, and the time that is meant',
    rule: 'Amplitude reads -1 as no session; an epoch of ten digits is seconds.',
    explains: (difference) =>
      isBetween('session_id', (theirs, ours) => ours === Number(theirs) * 1000 && Number(theirs) < 1e10)(difference) ||
      isBetween('session_id', (_, ours) => ours === -1 && Number(sessionOf(difference)) === -1)(difference)
  },
  {
    theirs: 'names of events with spaces around them, such as `Viewed ` of a page without a name',
    ours: 'names without them',
    rule: 'Nobody sees the spaces in Amplitude, where they make another event.',
    explains: isBetween('event_type', (theirs, ours) => theirs !== ours && String(theirs).trim() === ours)
  },
  {
    theirs: 'empty `event_properties`',
    ours: 'nothing',
    rule: 'Empty objects say nothing.',
    explains: isBetween('event_properties', (theirs, ours) => isEmptyObject(theirs) && ours === undefined)
  },
  {
    theirs: 'lists in lists, null, and whole numbers beyond 2^53 in properties',
    ours: 'the inner list as its JSON text, and nothing of the others',
    rule: 'Amplitude takes no lists in lists. Null says nothing, and such a number is not the one that was meant.',
    explains: isAnotherProperty
  },
  {
    theirs: 'a number as the name of a group',
    ours: 'the same as text',
    rule: 'Names of groups are text in Amplitude.',
    explains: (difference) =>
      difference.path.startsWith('content.groups.') &&
      typeof difference.theirs === 'number' &&
      difference.ours === String(difference.theirs)
  }
]

const systemAndDevice: readonly Intended[] = [
  {
    theirs: '`device_type` from the user agent',
    ours: 'nothing',
    rule: 'Amplitude documents no such key of an event.',
    explains: isLeftOut('device_type')
  },
  {
    theirs: "`os_version` from the user agent: the browser's, beside the name of the system",
    ours: "the system's, or nothing where the user agent does not say it",
    rule: "Name and version come as a pair, from the same thing. The field Browser as OS gives the browser's name and version.",
    explains: (difference) =>
      isSystemFromUserAgent(difference) &&
      isBetween(
        'os_version',
        (_, ours) => ours === undefined || isIn(userAgentOf(difference).replace(/_/g, '.'), ours)
      )(difference)
  },
  {
    theirs: '`os_version` of Windows as browsers hint at it: a count of builds, such as `15.0.0`',
    ours: '`11` or `10`',
    rule: 'So is the system named. A count of 13 or more is 11, 1 to 10 is 10.',
    explains: isBetween('os_version', (theirs, ours) => theirs === '15.0.0' && ours === '11')
  },
  {
    theirs: '`device_model`: the placeholder `K`, or an empty text',
    ours: 'the name of the system',
    rule: 'A placeholder is no model; the name of the system stands in for one, as on the desktop.',
    explains: (difference) =>
      isBetween(
        'device_model',
        (theirs, ours) => ['K', ''].includes(String(theirs)) && ours === difference.all.ours['content.os_name']
      )(difference)
  },
  {
    theirs: 'no `platform` where a system alone is known',
    ours: '`iOS` or `Android`, by the system',
    rule: 'The system tells it.',
    explains: isAddedAs('platform', 'iOS', 'Android')
  },
  {
    theirs: '`ios` and `android` spelled anew within other words: `KiOSk`',
    ours: 'the platform as it is mapped: `Kiosk`',
    rule: 'Only a platform that is iOS, Android or Web is spelled as Amplitude spells it.',
    explains: isBetween('platform', (theirs, ours) => theirs === 'KiOSk' && ours === 'Kiosk')
  },
  {
    theirs: 'advertising ids of zeros',
    ours: 'nothing',
    rule: 'Phones give zeros where tracking is not allowed: it is the id of nobody.',
    explains: anyOf(
      ...['idfa', 'adid'].map((key) =>
        isBetween(key, (theirs, ours) => /^[0-]+$/.test(String(theirs)) && ours === undefined)
      )
    )
  }
]

const userProperties: readonly Intended[] = [
  {
    theirs: 'nothing',
    ours: '`referring_domain` and `initial_referring_domain`',
    rule: 'The classic destination sets the host of a referrer beside it.',
    explains: ({ path, theirs, ours, all }) =>
      path.endsWith('referring_domain') &&
      theirs === undefined &&
      ours === hostOf(all.ours[path.replace('referring_domain', 'referrer')])
  },
  {
    theirs: 'no parameters of a campaign besides the five known ones',
    ours: 'all that are mapped, such as `utm_id`',
    rule: 'They are mapped, and Amplitude has them as any other property.',
    explains: ({ path, theirs, ours }) =>
      /^content\.user_properties\.\$set(Once)?\.(initial_)?utm_id$/.test(path) &&
      theirs === undefined &&
      ours === 'campaign-7'
  },
  {
    theirs: 'plain user properties beside operations, such as `$set`',
    ours: 'plain ones inside `$set`',
    rule: 'Amplitude forbids to mix them.',
    explains: hasMovedInto('user_properties', '$set')
  },
  {
    theirs: 'one property among the plain ones and in `$set`, with two values',
    ours: 'the one in `$set`',
    rule: 'A property stands in one operation; what is mapped to Set Always wins.',
    explains: ({ path, ours, all }) =>
      path.startsWith('content.user_properties.') &&
      ours === undefined &&
      all.theirs[path.replace('user_properties.', 'user_properties.$set.')] !== undefined
  },
  {
    theirs: 'a number to add as text',
    ours: 'the number',
    rule: 'Amplitude adds numbers alone.',
    explains: ({ path, theirs, ours }) =>
      path.startsWith('content.user_properties.$add.') && typeof theirs === 'string' && ours === Number(theirs)
  }
]

const eventsAndOrders: readonly Intended[] = [
  {
    theirs: 'no revenue of a Log Event, whose field is there and never sent',
    ours: 'its revenue, with price and quantity where their product is the revenue',
    rule: 'The classic destination sends the revenue of every track call. Clear the field Revenue to send none, above all where Log Purchase takes the same calls: their revenue would count twice.',
    explains: (difference) =>
      isOf(difference, ...ANY_EVENT) &&
      ['revenue', 'price', 'quantity', 'productId', 'revenueType'].some(
        (key) => isAbout(difference, key) && String(difference.ours) === String(propertyOf(difference, key))
      ) &&
      difference.theirs === undefined
  },
  {
    theirs: '`products` inside the events of Log Event',
    ours: 'nothing',
    rule: 'Amplitude documents no such key of an event; the products stay in the properties of the event. Their revenue belongs to Log Purchase, as there.',
    explains: (difference) =>
      isOf(difference, ...ANY_EVENT) && difference.path.startsWith('content.products') && difference.ours === undefined
  },
  {
    theirs: 'the revenue of an order or a product as price × quantity, whatever its revenue says',
    ours: 'the revenue, without price and quantity where they make another one',
    rule: 'A discount has another revenue. Amplitude books price × quantity over a revenue, so the two travel only where they make it up.',
    explains: (difference) =>
      isOf(difference, 'logPurchase') &&
      (isBetween('revenue', (theirs, ours) => theirs === 40 && ours === 35)(difference) ||
        (!makesUp(difference) && anyOf(isLeftOut('price'), isLeftOut('quantity'))(difference)))
  },
  {
    theirs: 'no revenue of 0',
    ours: '`revenue`: 0',
    rule: 'Zero is a value.',
    explains: (difference) =>
      isOf(difference, 'logPurchase') &&
      difference.all.ours['content.revenue'] === 0 &&
      anyOf(isAddedAs('revenue', 0), isAddedAs('revenueType', 'Purchase'))(difference)
  },
  {
    theirs: 'no revenue of a product that has a price and no quantity',
    ours: 'its price, as one of it',
    rule: 'The quantity is 1 where there is none, as the field has it.',
    explains: (difference) =>
      isOfProduct(difference) &&
      difference.all.theirs['content.revenue'] === undefined &&
      difference.all.ours['content.revenue'] === difference.all.ours['content.event_properties.price'] &&
      anyOf(isAdded('revenue'), isAdded('productId'), isAddedAs('revenueType', 'Purchase'))(difference)
  },
  {
    theirs: '`products` in the properties of an order that has an event for each product',
    ours: 'nothing',
    rule: "By the classic destination's documentation they are not there: each product has its own event. Track Products Once keeps them in the order, and sends no others.",
    explains: (difference) =>
      isOf(difference, 'logPurchase') &&
      difference.position === 0 &&
      difference.path.startsWith('content.event_properties.products') &&
      difference.ours === undefined
  },
  {
    theirs: 'the user properties of an order on the event of each product again',
    ours: 'on the event of the order alone',
    rule: 'They are those of one user at one time; repeated, an increment would count once an event.',
    explains: (difference) =>
      isOfProduct(difference) && difference.path.startsWith('content.user_properties') && difference.ours === undefined
  },
  {
    theirs: 'system and device from the user agent on the event of the order alone',
    ours: 'on the event of each product too',
    rule: 'All events of an order come from one device.',
    explains: (difference) => isOfProduct(difference) && anyOf(...SYSTEM_AND_DEVICE.map(isAdded))(difference)
  },
  {
    theirs: 'no `currency`',
    ours: 'the currency of the order',
    rule: 'Amplitude adds amounts of different currencies up otherwise.',
    explains: (difference) => isAddedAs('currency', propertyOf(difference, 'currency'))(difference)
  },
  {
    theirs: 'insert ids of products counted through: `message-1-2`',
    ours: 'insert ids of products that no other event can have',
    rule: 'A message whose own id is `message-1-2` would be swallowed.',
    explains: (difference) =>
      isOfProduct(difference) &&
      isBetween(
        'insert_id',
        (theirs, ours) => /^message-1-\d$/.test(String(theirs)) && typeof ours === 'string'
      )(difference)
  }
]

const usersAndGroups: readonly Intended[] = [
  {
    theirs: 'Identify User and Group Identify User over the Identify API, a request a call',
    ours: '`$identify` events over the ingestion API',
    rule: 'Batches then have a result for each call, and a retry is not counted twice. A mapped Is Paying or Initial Version goes to the Identify API here too.',
    explains: ({ path, theirs, ours }) =>
      (path === 'to' && theirs === IDENTIFY && ours === HTTP_V2) ||
      (path === 'content.event_type' && theirs === undefined && ours === '$identify')
  },
  {
    theirs: 'the form parameter `options=undefined`',
    ours: 'nothing',
    rule: 'It is no JSON, and means nothing.',
    explains: ({ path, theirs, ours }) => path === 'options' && theirs === 'undefined' && ours === undefined
  },
  {
    theirs: 'traits that are null or empty text, as they are',
    ours: '`$unset` of them',
    rule: 'Such a trait clears the property.',
    explains: (difference) =>
      isOf(difference, 'identifyUser') &&
      (([null, ''].includes(difference.theirs as null) && difference.ours === undefined) ||
        (difference.path.startsWith('content.user_properties.$unset.') &&
          [null, ''].includes(difference.all.theirs[difference.path.replace('.$unset', '')] as null)))
  },
  {
    theirs: 'no place from the address in the traits',
    ours: '`country`, `region` and `city` from `traits.address`, where the call has no place',
    rule: 'The classic destination takes them.',
    explains: (difference) =>
      isOf(difference, 'identifyUser') && anyOf(isAddedAs('country', 'France'), isAddedAs('city', 'Paris'))(difference)
  },
  {
    theirs: 'groups of an identify call as groups',
    ours: 'and as user properties of the same names',
    rule: "By the classic destination's documentation, groups are always user properties too.",
    explains: ({ path, ours, theirs, all }) =>
      theirs === undefined &&
      ours === all.theirs[path.replace(/^content\.user_properties\.(\$set\.)?/, 'content.groups.')]
  },
  {
    theirs: 'the properties of a group over the Group Identify API',
    ours: '`$groupidentify` events over the ingestion API, with an insert id of their own',
    rule: 'One request holds both, so that no half of a call is sent alone, or again.',
    explains: (difference) =>
      isBeside(GROUP_IDENTIFY, difference) &&
      difference.all.ours.to === HTTP_V2 &&
      (difference.path === 'to' || isGroupAsEvent(difference))
  },
  {
    theirs: 'plain properties of a group',
    ours: 'the same inside `$set`',
    rule: 'They mean the same, and operations may stand beside them.',
    explains: hasMovedInto('group_properties', '$set')
  },
  {
    theirs: '`library` in the Group Identify API, where a call has no user',
    ours: 'nothing',
    rule: 'Amplitude documents no such key there.',
    explains: (difference) => difference.all.ours.to === GROUP_IDENTIFY && isLeftOut('library')(difference)
  },
  {
    theirs: 'a group without properties over the Group Identify API',
    ours: 'the membership alone',
    rule: 'There is nothing to set.',
    explains: (difference) =>
      isBeside(GROUP_IDENTIFY, difference) && difference.all.ours.to === undefined && !difference.saved.call.traits
  },
  {
    theirs: 'the time of sending, where a group call has no time',
    ours: 'no time',
    rule: 'Amplitude takes the time at which the event arrives; a call that waits would get another one with each try.',
    explains: (difference) =>
      isOf(difference, 'groupIdentifyUser') && isCleared(difference, 'time') && isLeftOut('time')(difference)
  },
  {
    theirs: '`min_id_length` inside mappings, and as an option of theirs',
    ours: 'nothing',
    rule: 'Amplitude documents neither for its User Mapping API.',
    explains: (difference) =>
      isOf(difference, 'mapUser') &&
      difference.ours === undefined &&
      ['content.min_id_length', 'options.min_id_length'].includes(difference.path)
  }
]

export const INTENDED: readonly Intended[] = [
  ...everywhere,
  ...systemAndDevice,
  ...userProperties,
  ...eventsAndOrders,
  ...usersAndGroups
]

function sessionOf({ saved }: Difference): unknown {
  const { integrations } = saved.call as { integrations?: { 'Actions Amplitude'?: { session_id?: unknown } } }
  return integrations?.['Actions Amplitude']?.session_id
}

function isEmptyObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}

function hostOf(url: unknown): string | undefined {
  return typeof url === 'string' ? new URL(url).host : undefined
}

/** Whether a property differs as one does that Amplitude does not take. */
function isAnotherProperty({ path, theirs, ours }: Difference): boolean {
  if (!path.startsWith('content.event_properties.')) return false
  if (ours === undefined) return theirs === null || isInexact(theirs) || /\.\d+\.\d+$/.test(path)
  return theirs === undefined && typeof ours === 'string' && Array.isArray(JSON.parse(ours))
}

function isIn(text: string, part: unknown): boolean {
  return typeof part === 'string' && text.includes(part)
}

function isInexact(value: unknown): boolean {
  return Number.isInteger(value) && !Number.isSafeInteger(value)
}

/** Whether nothing but the user agent tells the system. */
function isSystemFromUserAgent({ saved }: Difference): boolean {
  const { os, userAgentData } = (saved.call.context ?? {}) as { os?: unknown; userAgentData?: unknown }
  return os === undefined && userAgentData === undefined
}

/** Whether price and quantity make up the revenue. */
function makesUp({ all }: Difference): boolean {
  return Number(all.theirs['content.price']) * Number(all.theirs['content.quantity']) === all.ours['content.revenue']
}

function isBeside(api: string, { all }: Difference): boolean {
  return all.theirs.to === api
}

/** Whether a value belongs to a group's properties as an event of the ingestion API has them. */
function isGroupAsEvent(difference: Difference): boolean {
  const { path, theirs, ours, all } = difference
  const group = `content.groups.${String(all.theirs['content.group_type'])}`
  if (path === group) return ours === all.theirs['content.group_value']
  if (path === 'content.group_type' || path === 'content.group_value') return all.ours[group] !== undefined
  if (path === 'content.event_type') return ours === '$groupidentify'
  const added = ['content.user_id', 'content.device_id', 'content.time', 'content.insert_id']
  return theirs === undefined && added.includes(path)
}

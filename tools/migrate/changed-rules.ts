/** What this destination does otherwise than Segment's Amplitude (Actions) with the same mapping, and Amplitude shows. */
import type { JSONObject } from '@segment/actions-core'
import { isObject } from '../sandbox/json'

/** What changes in Amplitude. */
export interface Change {
  /** Its subject, in a word or two. */
  about: string
  /** A sentence, or several: what changes, and how to have it otherwise where one may want that. */
  says: string
}

/** A rule that is another here. */
export interface ChangedRule extends Change {
  /** The actions that it is about, by their keys here. */
  actions: readonly string[]
  /** Whether it is about a mapping. */
  isAbout: (mapping: JSONObject) => boolean
}

const EVENTS = ['logEvent', 'logPurchase']
const USERS = [...EVENTS, 'identifyUser']

/** Whether one of some fields at least is mapped to something. */
function has(...keys: string[]) {
  return (mapping: JSONObject) => keys.some((key) => isMapped(mapping[key]))
}

function all(...conditions: ChangedRule['isAbout'][]) {
  return (mapping: JSONObject) => conditions.every((holds) => holds(mapping))
}

function isMapped(mapped: unknown): boolean {
  return mapped !== undefined && mapped !== null && mapped !== ''
}

const sendsDetails = (mapping: JSONObject) => !has('currency')(mapping)

const parsesUserAgent = (mapping: JSONObject) =>
  has('userAgent')(mapping) && mapping.userAgentParsing !== false && isMapped(mapping.userAgentParsing)

const mapsLibrary = ({ library2 }: JSONObject) => isObject(library2) && library2.behavior === 'use_mapping'

/** Whether a template leaves a blank at an end where what stands there is empty, as `Viewed {{name}}` does. */
function endsInBlank({ event_type }: JSONObject): boolean {
  const template = isObject(event_type) ? event_type['@template'] : undefined
  if (typeof template !== 'string') return false
  const empty = template.replace(/\{\{[^}]*\}\}/g, '')
  return empty !== empty.trim() && empty.trim() !== ''
}

export const CHANGED_RULES: readonly ChangedRule[] = [
  {
    about: 'Revenue of events',
    actions: ['logEvent'],
    isAbout: has('revenue'),
    says: "Revenue counts: Segment's own Log Event has the field and never sends it. Take its mapping away where the amount counts by another event."
  },
  {
    about: 'Revenue of orders',
    actions: ['logPurchase'],
    isAbout: all(has('revenue'), has('price', 'quantity')),
    says: 'The revenue of an order is what Revenue is mapped to. Price × quantity, which came before it, counts where Revenue is empty, with a quantity of 1 where there is none; the two travel only where they make up the revenue. A revenue of 0 is sent.'
  },
  {
    about: 'Revenue of products',
    actions: ['logPurchase'],
    isAbout: ({ trackRevenuePerProduct }) => isMapped(trackRevenuePerProduct) && trackRevenuePerProduct !== false,
    says: "A product's own revenue counts before its price × quantity, and its quantity is 1 where it has none."
  },
  {
    about: 'Products of orders',
    actions: ['logPurchase'],
    isAbout: has('event_properties'),
    says: "The order's event no longer has the list of products among its properties, as each product is an event of its own. Track Products Once keeps the list, and makes no events of them."
  },
  {
    about: 'Currency and receipt',
    actions: EVENTS,
    isAbout: all(has('revenue'), sendsDetails),
    says: 'Currency, receipt and receipt signature among the event properties travel with the revenue.'
  },
  {
    about: 'Names of events',
    actions: EVENTS,
    isAbout: endsInBlank,
    says: 'Names of events are trimmed: where the template is filled with nothing, "Viewed " is "Viewed".'
  },
  {
    about: 'OS Version',
    actions: USERS,
    isAbout: parsesUserAgent,
    says: "OS Version from a user agent is the version of the system; it was that of the browser, beside the system's name. Map Browser as OS to have the browser's name and version."
  },
  {
    about: 'Platform',
    actions: USERS,
    isAbout: has('platform', 'library', 'os_name'),
    says: "Platform is iOS or Android where only the system or Segment's library says so; it was empty."
  },
  {
    about: 'Library',
    actions: USERS,
    isAbout: mapsLibrary,
    says: 'Library is "segment" where the library that is mapped is empty.'
  },
  {
    about: 'Advertising ids',
    actions: EVENTS,
    isAbout: has('idfa', 'idfv', 'adid'),
    says: 'An advertising id of zeros, as phones give it where tracking is not allowed, is left out.'
  },
  {
    about: 'Session ids',
    actions: EVENTS,
    isAbout: has('session_id'),
    says: 'A session id of 10 digits is seconds, and becomes milliseconds.'
  },
  {
    about: 'Referring domain',
    actions: USERS,
    isAbout: has('referrer', 'setOnce', 'setAlways'),
    says: 'The host of a referrer is set besides, as referring_domain and initial_referring_domain.'
  },
  {
    about: 'User properties',
    actions: USERS,
    isAbout: all(has('user_properties'), has('utm_properties', 'referrer', 'setOnce', 'setAlways', 'add')),
    says: 'User properties stand in $set where operations go with them. They stood beside these, which Amplitude does not take.'
  },
  {
    about: 'Empty traits',
    actions: ['identifyUser'],
    isAbout: has('user_properties'),
    says: 'A trait that is null or empty text takes its property away from the user.'
  },
  {
    about: 'Groups of users',
    actions: ['identifyUser'],
    isAbout: has('groups'),
    says: 'The groups that a user joins become user properties of the same names, too.'
  }
]

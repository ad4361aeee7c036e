/** All calls, and the saved subscriptions of Segment's own Amplitude (Actions) that take them. */
import { EVENT_CALLS } from './event-calls'
import { ORDER_CALLS } from './order-calls'
import type { SavedCall } from './saved-call'
import { USER_CALLS } from './user-calls'

/** What both deliver. */
export const CALLS: readonly SavedCall[] = [...EVENT_CALLS, ...ORDER_CALLS, ...USER_CALLS]

/** What Segment's own refuses, and is delivered here: what only describes costs no event. */
export const RESCUED: readonly SavedCall[] = [
  { name: 'a price that is no number', action: 'logEventV2', call: { properties: { price: 'from 20' } } },
  { name: 'a fraction of a quantity', action: 'logEvent', call: { properties: { quantity: 0.5 } } },
  {
    name: 'a latitude that is no number',
    action: 'logEventV2',
    call: { context: { location: { latitude: 'north' } } }
  },
  { name: 'several addresses', action: 'logEventV2', call: { context: { ip: ['203.0.113.7', '10.0.0.1'] } } }
]

/** What Segment's own sends for Amplitude to refuse, and is refused here before, with the field, its value and the remedy. */
export const REFUSED: readonly (SavedCall & { field: string })[] = [
  { name: 'a user id that is too short', action: 'logEventV2', call: { userId: 'u1' }, field: 'user_id' },
  {
    name: 'ids that stand for nobody',
    action: 'logPurchase',
    call: { userId: 'null', anonymousId: 'undefined' },
    field: 'device_id'
  },
  {
    name: 'a name that Amplitude keeps to itself',
    action: 'logEvent',
    call: { event: '[Amplitude] Revenue' },
    field: 'event_type'
  },
  {
    name: 'half an alias',
    action: 'mapUser',
    call: { type: 'alias', event: undefined, previousId: 'user-old', userId: undefined },
    field: 'global_user_id'
  },
  {
    name: 'a time that is none',
    action: 'groupIdentifyUser',
    changes: { group_type: 'company', group_value: 'Segment', time: 'yesterday' },
    call: { type: 'group', event: undefined },
    field: 'time'
  }
]

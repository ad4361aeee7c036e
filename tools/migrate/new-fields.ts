/** Fields that saved mappings of Segment's Amplitude (Actions) lack, as they are newer. */

import type { Change } from './changed-rules'

/** Fields that come together, and what they bring to somebody who has not had them. */
export interface NewFields {
  keys: readonly string[]
  /** What changes in Amplitude by it; absent where nothing does. */
  change?: Change
}

/**
 * What is added to a saved mapping, with its default: only what sends nothing that the mapping left out. So not `context` and not `integrations`,
 * from which empty fields would be filled, also those that somebody emptied on purpose.
 */
export const NEW_FIELDS: readonly NewFields[] = [
  {
    keys: ['message_id'],
    change: {
      about: 'Insert ID',
      says: 'Every event has an insert id, made of the message id: a call that Segment sends again counts once.'
    }
  },
  {
    keys: ['group_id'],
    change: {
      about: 'Groups without type or value',
      says: 'A group call whose type or value is empty was refused. Now its user joins the group of the group id, of the type "[Segment] Group"; take Group ID away to go on refusing it.'
    }
  },
  { keys: ['enable_batching', 'batch_size', 'batch_keys'] }
]

/** Fields that had no effect, by the action that they are left out of here. */
export const WITHOUT_EFFECT: ReadonlyMap<string, { key: string; why: string }> = new Map([
  [
    'logEvent',
    {
      key: 'products',
      why: 'Products is left out: an event has no revenue by products, here as there; Log Purchase has.'
    }
  ],
  [
    'mapUser',
    {
      key: 'min_id_length',
      why: "Minimum ID Length is left out: Amplitude's User Mapping API documents no such option."
    }
  ]
])

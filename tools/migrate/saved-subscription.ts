import type { JSONObject } from '@segment/actions-core'
import { showValue } from '../../src/amplitude/show-value'
import type { JsonObject } from '../sandbox/json'
import { isObject } from '../sandbox/json'
import { MigrationError } from './migration-error'
import { wordsForType } from './words-for-type'

/**
 * A subscription as Segment's Public API gives it (`DestinationSubscription`), as far as a migration needs it.
 * https://docs.segmentapis.com/tag/Destinations
 */
export interface SavedSubscription {
  name: string
  /** The key of its action, such as `logEventV2`; the API gives its id besides. */
  actionSlug?: string
  actionId?: string
  /** In FQL, the language of Segment's triggers. */
  trigger: string
  enabled: boolean
  /** The mapping. */
  settings: JSONObject
  /** Of the Reverse ETL model whose rows it takes, if it does. */
  modelId?: string
}

/** Whether something is meant to be such a subscription, be it right or wrong. */
export function isSavedSubscription(value: unknown): value is JsonObject {
  return isObject(value) && 'trigger' in value && ('actionSlug' in value || 'actionId' in value)
}

/**
 * Reads a subscription. Without a name it is called by its action; without `enabled` it is enabled; `settings` that are null are empty.
 * @throws MigrationError where something of it has a wrong type.
 */
export function savedSubscription(value: JsonObject): SavedSubscription {
  const actionSlug = textOrNothing(value, 'actionSlug')
  const actionId = textOrNothing(value, 'actionId')
  const name = textOrNothing(value, 'name') ?? actionSlug ?? actionId ?? ''
  const { trigger, settings, enabled } = value
  const fail = (key: string, type: string): never => {
    throw new MigrationError(
      `Subscription ${showValue(name)}: ${key} must be ${type}, and is ${wordsForType(value[key])}.`
    )
  }
  if (typeof trigger !== 'string') return fail('trigger', 'text')
  if (!isObject(settings ?? {})) return fail('settings', 'an object, the mapping')
  if (enabled !== undefined && typeof enabled !== 'boolean') return fail('enabled', 'true or false')
  return {
    name,
    actionSlug,
    actionId,
    trigger,
    enabled: enabled ?? true,
    settings: (settings ?? {}) as JSONObject,
    modelId: textOrNothing(value, 'modelId')
  }
}

/** Segment gives empty text, or null, for what a subscription has not. */
function textOrNothing(value: JsonObject, key: string): string | undefined {
  const text = value[key] ?? ''
  if (typeof text === 'string') return text === '' ? undefined : text
  throw new MigrationError(`${key} of a subscription must be text, and is ${wordsForType(text)}.`)
}

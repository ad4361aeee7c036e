import { showValue } from '../../src/amplitude/show-value'
import { has, isObject } from '../../src/events/plain-object'
import type { Call } from '../call'

/**
 * Whether a call's `integrations` keep it from a destination: its own entry decides, else `All`. Names are case sensitive.
 * Source: Segment, "HTTP API Source", Selecting Destinations.
 * @param destination The name that calls give it, such as `Actions Amplitude`.
 * @returns Why, in words; undefined where the destination gets it.
 */
export function withheldFrom({ integrations }: Call, destination: string): string | undefined {
  if (!isObject(integrations)) return undefined
  const own = has(integrations, destination) ? integrations[destination] : undefined
  if (own === true || isObject(own)) return undefined
  if (own === false) return `integrations[${showValue(destination)}] is false`
  if (!has(integrations, 'All') || integrations.All !== false) return undefined
  return `integrations.All is false, and ${showValue(destination)} is not named with true or options`
}

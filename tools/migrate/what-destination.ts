import type { JsonObject } from '../sandbox/json'
import { isObject } from '../sandbox/json'

/** Which destination an answer of Segment's Public API is about, as far as it says. */
export type WhatDestination = 'classic' | 'actions' | 'other' | 'unknown'

/** The ids of the two in Segment's catalog. */
const CATALOG_IDS = new Map<unknown, WhatDestination>([
  ['54521fd525e721e32a72ee91', 'classic'],
  ['5f7dd6d21ad74f3842b1fc47', 'actions']
])

/**
 * Tells it from what the answer has of the catalog (`metadata`): the id, else the slug, else the name there. The name that a customer gave the
 * destination says nothing.
 */
export function whatDestination(destination: JsonObject): WhatDestination {
  const { metadata } = destination
  if (!isObject(metadata)) return 'unknown'
  const { id, slug, name, actions } = metadata
  const known = CATALOG_IDS.get(id)
  if (known) return known
  const words = [slug, name].find((text) => typeof text === 'string' && text !== '')
  if (typeof words !== 'string') return 'unknown'
  if (!/amplitude/i.test(words)) return 'other'
  return /actions/i.test(words) || (Array.isArray(actions) && actions.length > 0) ? 'actions' : 'classic'
}

import type { InputField, JSONObject, JSONValue } from '@segment/actions-core'

/** Values that a field takes and that its type does not tell. */
const SPECIAL: Record<string, JSONValue> = {
  currency: 'EUR',
  userAgent:
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36',
  context: { page: { url: 'https://shop.example/settings?gclid=click-4711' } },
  referrer: 'https://search.example/?q=settings',
  library2: { behavior: 'use_mapping', mapping: 'sample-library' },
  // Texts for the framework, as which our own code reads what they hold.
  time: '2020-01-31T12:00:00.000Z',
  session_id: '1580471000',
  outOfSession: 'false',
  event_id: '7',
  location_lat: '52.52',
  location_lng: '13.405',
  revenue: '€ 59.97',
  price: '19.99',
  quantity: '3'
}

/** Fields that only take numbers although their values may be anything. */
const NUMBERS = new Set(['add'])

type Random = () => number

/**
 * A payload that has a value for each of the fields, the same for the same seed, at any time and in any time zone.
 * @param fields The fields of an action.
 * @param seed A text, such as the action's name.
 */
export function sampleOf(fields: Record<string, InputField>, seed: string): JSONObject {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, SPECIAL[name] ?? valueOf(name, field, randomOf(seed + name))])
  )
}

function valueOf(name: string, field: InputField, random: Random): JSONValue {
  if (field.multiple) return [single(name, field, random), single(name, field, random)]
  return single(name, field, random)
}

function single(name: string, field: InputField, random: Random): JSONValue {
  const { type, choices, minimum = 1, maximum = 1000 } = field
  if (choices) return choiceOf(choices, random)
  if (type === 'boolean') return random() < 0.5
  if (type === 'integer') return minimum + Math.floor(random() * Math.min(maximum - minimum, 4))
  if (type === 'number') return Math.round((minimum + random() * (maximum - minimum)) * 100) / 100
  if (type === 'datetime') return new Date(Math.floor(random() * 1_700_000_000_000)).toISOString()
  if (type === 'object') return objectOf(name, field, random)
  return wordOf(random)
}

function objectOf(name: string, { properties, additionalProperties }: InputField, random: Random): JSONValue {
  const known = Object.entries(properties ?? {}).map(([key, property]) => [
    key,
    valueOf(key, { description: '', ...property }, random)
  ])
  const free = additionalProperties
    ? [[wordOf(random), NUMBERS.has(name) ? Math.floor(random() * 100) : wordOf(random)]]
    : []
  return Object.fromEntries([...known, ...free]) as JSONObject
}

function choiceOf(choices: NonNullable<InputField['choices']>, random: Random): JSONValue {
  const choice = choices[Math.floor(random() * choices.length)]
  return typeof choice === 'string' ? choice : choice.value
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'

/** Long enough to be an id. */
function wordOf(random: Random): string {
  return Array.from({ length: 12 }, () => LETTERS[Math.floor(random() * LETTERS.length)]).join('')
}

/** Numbers from 0 up to 1 that look random, and are the same for the same seed: mulberry32 over an FNV-1a hash. */
function randomOf(seed: string): Random {
  let state = 0x811c9dc5
  for (const letter of seed) state = Math.imul(state ^ letter.charCodeAt(0), 0x01000193)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

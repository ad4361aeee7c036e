import { PayloadValidationError } from '@segment/actions-core'
import { DEFAULT_MIN_ID_LENGTH } from './limits'
import { showValue } from './show-value'
import { isWellFormed } from './well-formed'

/** HTTP V2 API, "Device IDs and User IDs": values that Amplitude refuses as an id, in any case. */
const REFUSED_IDS = new Set([
  '',
  'anonymous',
  'nil',
  'none',
  'null',
  'n/a',
  'na',
  'undefined',
  'unknown',
  '{}',
  'lmy47d',
  '0',
  '-1',
  '00000000-0000-0000-0000-000000000000'
])

/** What other things than ids become as text: one id for all whose id was none. */
const TEXTS_OF_NO_ID = new Set(['true', 'false', 'nan', 'infinity', '-infinity', '[object object]'])

/** Who an event is about. */
export interface Ids {
  user_id?: string
  device_id?: string
}

/**
 * The ids of an event that Amplitude takes. One that stands for nobody is left out where the other one identifies the event, and so
 * is a device id that is too short. A user id that is too short is not: without it, a known user's event would be somebody else's.
 * @param minIdLength Characters an id must have, if the request says so in its options.
 * @throws PayloadValidationError where a user id is too short, or none of the ids is left. It names both, and what they held.
 */
export function acceptedIds({ user_id, device_id }: Ids, minIdLength: number = DEFAULT_MIN_ID_LENGTH): Ids {
  for (const [field, id] of [
    ['user_id', user_id],
    ['device_id', device_id]
  ] as const) {
    if (id !== undefined && !isWellFormed(id)) throw new PayloadValidationError(brokenId(field, id))
  }
  const isUser = user_id !== undefined && !standsForNobody(user_id)
  if (isUser && user_id.length < minIdLength)
    throw new PayloadValidationError(tooShort('user_id', user_id, minIdLength))
  const isDevice = device_id !== undefined && !standsForNobody(device_id) && device_id.length >= minIdLength
  if (!isUser && !isDevice) throw new PayloadValidationError(nobody({ user_id, device_id }, minIdLength))
  return { user_id: isUser ? user_id : undefined, device_id: isDevice ? device_id : undefined }
}

/** Whether an id stands for no one in particular: Amplitude refuses most such ids, and would merge all users of the others. */
export function standsForNobody(id: string): boolean {
  const text = id.trim().toLowerCase()
  return REFUSED_IDS.has(text) || TEXTS_OF_NO_ID.has(text)
}

function nobody({ user_id, device_id }: Ids, minIdLength: number): string {
  const isShort = device_id && !standsForNobody(device_id)
  return `The event identifies nobody: ${held('user_id', user_id, minIdLength)}, and ${held(
    'device_id',
    device_id,
    minIdLength
  )}. Amplitude needs one of them. Map user_id or device_id to a real id that this event has, such as $.userId or $.anonymousId${
    isShort ? `, or set min_id_length to ${device_id.length} or less` : ''
  }.`
}

function held(field: keyof Ids, id: string | undefined, minIdLength: number): string {
  if (!id) return `${field} is missing`
  if (!standsForNobody(id))
    return `${field} ${showValue(id)} has ${id.length} characters, where the minimum is ${minIdLength}`
  return `${field} is ${showValue(id)}, which ${
    TEXTS_OF_NO_ID.has(id.trim().toLowerCase())
      ? 'is the text of no id'
      : 'Amplitude refuses because it stands for no one in particular'
  }`
}

function tooShort(field: keyof Ids, id: string, minIdLength: number): string {
  return `The ${field} ${showValue(id)} has ${
    id.length
  } characters, and Amplitude's minimum is ${minIdLength}. Send a longer id, or set min_id_length to ${
    id.length
  } or less.`
}

/** What is said of an id that holds half a character. */
export function brokenId(field: string, id: string): string {
  return `The ${field} ${showValue(
    id
  )} holds half of a character (a lone surrogate), which would arrive as something else. Send the id as it was made.`
}

/** What a payload says about telling a retry from a new event. */
export interface InsertIdSource {
  insert_id?: string
  message_id?: string
}

/**
 * The id by which Amplitude drops an event that it already has, the same whenever the same call is sent.
 * A mapped id is taken as it is. Otherwise it is made of the call's message id and the event type, so that one call sent
 * through two mappings as two types of event counts twice. The part stands before the event type, as Amplitude cuts strings
 * off after 1024 characters.
 * @param part Tells further events out of the same call apart: each needs its own; the first event has none.
 * @returns `undefined` where the call has no message id: Amplitude then takes a retry for a new event.
 */
export function insertId(
  { insert_id, message_id }: InsertIdSource,
  eventType: string,
  part?: string | number
): string | undefined {
  if (insert_id) return part === undefined ? insert_id : `${insert_id}:${part}`
  if (!message_id) return undefined
  return part === undefined ? `${message_id}:${eventType}` : `${message_id}:${part}:${eventType}`
}

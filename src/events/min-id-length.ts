/** What a payload says about the length of its ids. */
export interface MinIdLengthSource {
  min_id_length?: number | null
}

/** Characters an id must have; `undefined` where Amplitude's own minimum holds. */
export function minIdLengthOf({ min_id_length }: MinIdLengthSource): number | undefined {
  return typeof min_id_length === 'number' && min_id_length > 0 ? min_id_length : undefined
}

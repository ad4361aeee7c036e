/** Batches that were sent and whose outcome is not known: what a run that was killed leaves behind. */
import { PLACE_BYTES } from './place'
import type { Store } from './store'

/** Written before a batch is sent, and deleted with what became of it. */
export interface SentBatch {
  subscription: string
  /** When it was sent first, in ms since the epoch. */
  at: number
  /** The places of its calls, one after the other: base64. */
  places: string
}

export interface UnknownBatch extends SentBatch {
  key: Buffer
}

export function placesIn({ places }: SentBatch): Buffer[] {
  const bytes = Buffer.from(places, 'base64')
  return Array.from({ length: bytes.length / PLACE_BYTES }, (_place, index) =>
    bytes.subarray(index * PLACE_BYTES, (index + 1) * PLACE_BYTES)
  )
}

/** In the order in which they were sent. There are as many as were under way at once. */
export async function unknownBatches(store: Store): Promise<UnknownBatch[]> {
  const batches: UnknownBatch[] = []
  for await (const [key, value] of store.entries('batch'))
    batches.push({ key, ...(JSON.parse(value.toString()) as SentBatch) })
  return batches
}

/** What is left of a call that was tried. */
export interface LeftOver {
  /** The subscriptions that are still to get it. */
  left: string[]
  tries: number
  /** When it was sent first without a known outcome, in ms since the epoch. */
  since: number
}

/** By place, as latin1. There are no more than calls may be under way. */
export async function leftOvers(store: Store): Promise<Map<string, LeftOver>> {
  const all = new Map<string, LeftOver>()
  for await (const [key, value] of store.entries('left'))
    all.set(key.toString('latin1'), JSON.parse(value.toString()) as LeftOver)
  return all
}

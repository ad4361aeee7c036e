/** Which events Amplitude has seen before. Source: Amplitude, HTTP V2 API, "Event deduplication". */
import type { JsonObject } from '../json'
import { DEDUPLICATION_MS } from '../limits'
import type { Readings } from '../readings'

/** The insert ids of the last 7 days. They take memory until they are 7 days old, whatever else is forgotten. */
export class Deduplication {
  private readonly seen = new Map<string, number>()

  constructor(private readonly readings: Readings) {}

  /** Number of keys remembered. */
  get size(): number {
    return this.seen.size
  }

  /**
   * Whether the event repeats one of the last 7 days. The first time, it is remembered.
   *
   * @param event as Amplitude holds it: without the ids that were taken off it, its insert id cut to length
   * @param now ms since the epoch
   */
  isDuplicate(event: JsonObject, now: number): boolean {
    const key = this.keyOf(event)
    if (key === undefined) return false
    this.forgetBefore(now - DEDUPLICATION_MS)
    if (this.seen.has(key)) return true
    this.seen.set(key, now)
    return false
  }

  private keyOf({ insert_id, device_id, user_id }: JsonObject): string | undefined {
    if (typeof insert_id !== 'string' || insert_id === '') return undefined
    if (this.readings.deduplicateBy === 'insertId') return insert_id
    if (typeof device_id === 'string') return `device\0${device_id}\0${insert_id}`
    if (this.readings.deduplicateWithoutDevice === 'never') return undefined
    return `user\0${typeof user_id === 'string' ? user_id : ''}\0${insert_id}`
  }

  /** Keys stand in the order of their arrival, so the old ones are all at the front. */
  private forgetBefore(time: number): void {
    for (const [key, at] of this.seen) {
      if (at > time) return
      this.seen.delete(key)
    }
  }
}

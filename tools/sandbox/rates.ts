/** How much each user, device and project has sent lately. */
import type { Limits } from './limits'
import type { Readings } from './readings'
import { SlidingCounts } from './sliding-counts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** The counts that rates and quotas are judged by. */
export class Rates {
  /** Events by user or device, for the two ingestion endpoints. */
  readonly events: { httpapi: SlidingCounts; batch: SlidingCounts }
  /** Events by user or device in a day: Batch. */
  readonly day: SlidingCounts
  /** Requests by project. */
  readonly usermap: SlidingCounts
  readonly deletions = new SlidingCounts(SECOND / 10, 10)
  readonly usersearch = new SlidingCounts(MINUTE, 60)

  constructor(limits: Limits, readings: Readings) {
    this.events = {
      httpapi: new SlidingCounts(SECOND, limits.httpapi.rateWindowSeconds),
      batch: new SlidingCounts(SECOND, limits.batch.rateWindowSeconds)
    }
    this.day = readings.dailyQuota === 'rolling' ? new SlidingCounts(HOUR, 24) : new SlidingCounts(24 * HOUR, 1)
    this.usermap = new SlidingCounts(SECOND, limits.usermap.rateWindowSeconds)
  }

  reset(): void {
    for (const counts of [this.events.httpapi, this.events.batch, this.day]) counts.clear()
    for (const counts of [this.usermap, this.deletions, this.usersearch]) counts.clear()
  }
}

/** Requests that are enough to tell what one costs. */
const ENOUGH_REQUESTS = 2000

/**
 * How many events to deliver in batches of a size: all, or as many as make enough requests where batches are small, as a request takes
 * longer than most events.
 */
export function eventsFor(batchSize: number, events: number): number {
  return Math.min(events, batchSize * ENOUGH_REQUESTS)
}

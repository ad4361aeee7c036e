/** How much of the heap work takes, which becomes garbage sooner or later. */
import { GCProfiler, getHeapStatistics } from 'v8'

/** Bytes in use before and after a collection. */
export interface Collection {
  before: number
  after: number
}

/**
 * Starts to watch what is allocated. Nothing is collected for it, as that would throw compiled code away.
 * @returns ends it, and gives the bytes that were allocated on the heap meanwhile, collected or not
 */
export function watchAllocation(): () => number {
  const profiler = new GCProfiler()
  profiler.start()
  const start = getHeapStatistics().used_heap_size
  return () => {
    const end = getHeapStatistics().used_heap_size
    const collections = profiler.stop().statistics.map(({ beforeGC, afterGC }) => ({
      before: beforeGC.heapStatistics.usedHeapSize,
      after: afterGC.heapStatistics.usedHeapSize
    }))
    return allocatedBetween(start, collections, end)
  }
}

/** The bytes by which the heap grew in all: from the start to the first collection, between collections, and since the last. */
export function allocatedBetween(start: number, collections: readonly Collection[], end: number): number {
  const starts = [start, ...collections.map(({ after }) => after)]
  const ends = [...collections.map(({ before }) => before), end]
  return starts.reduce((bytes, from, index) => bytes + ends[index] - from, 0)
}

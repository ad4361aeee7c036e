import type { CountingServer } from '../server/counting-process'
import type { Extent } from './extent'

/** What each part of a run needs. */
export interface Run {
  server: CountingServer
  extent: Extent
  seed: number
  /** Takes the share of the part that is done, from 0 to 1. */
  report: (done: number) => void
}

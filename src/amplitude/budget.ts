import { MAX_BYTES_AGAIN, MAX_EXTRA_REQUESTS, MAX_TIMEOUTS, MIN_BYTES_AGAIN } from './limits'

/** What one delivery may still spend: requests, bytes and time. One for all the channels that its items take. */
export interface Budget {
  /** Notes a request that carries its items for the first time; each earns some more to be sent again. */
  spend(bytes: number): void
  /** Whether as many bytes may be sent again, in one request; if so, they are spent. */
  spendAgain(bytes: number): boolean
  /** Notes a request without an answer in time. */
  spendTimeout(): void
  /** Whether no further request is to be made. */
  isOutOfTime(): boolean
}

/** What a delivery has to spend, by the limits that `limits.ts` gives reasons for. */
export function newBudget(): Budget {
  let requests = MAX_EXTRA_REQUESTS
  let once = 0
  let again = 0
  let timeouts = 0
  return {
    spend: (bytes) => (once += bytes),
    spendAgain: (bytes) => {
      if (requests === 0 || again + bytes > Math.max(MIN_BYTES_AGAIN, MAX_BYTES_AGAIN * once)) return false
      requests -= 1
      again += bytes
      return true
    },
    spendTimeout: () => (timeouts += 1),
    isOutOfTime: () => timeouts >= MAX_TIMEOUTS
  }
}

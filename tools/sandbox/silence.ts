/** Time in which nothing is said: before an answer, or instead of one. */
import type { ServerResponse } from 'http'

/** Timers of Node.js go off at once beyond this. */
const MAX_TIMER_MS = 0x7fffffff

/** Waits; this keeps no process alive. */
export const wait = (ms: number): Promise<void> =>
  new Promise((resolve) => void setTimeout(resolve, Math.min(ms, MAX_TIMER_MS)).unref())

/**
 * Destroys the connection of a response without answering. A wait ends earlier when the client gives up or the server closes;
 * it keeps no process alive.
 *
 * @param afterMs how long to stay silent first; 0 cuts at once
 */
export function hangUpAfter(response: ServerResponse, afterMs: number): void {
  if (afterMs === 0) {
    response.destroy()
    return
  }
  const timer = setTimeout(() => response.destroy(), Math.min(afterMs, MAX_TIMER_MS)).unref()
  response.once('close', () => clearTimeout(timer))
}

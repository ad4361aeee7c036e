/** Connections that get no answer: cut off at once, or after a while in which nothing is said. */
import type { ServerResponse } from 'http'

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
  const timer = setTimeout(() => response.destroy(), Math.min(afterMs, 0x7fffffff))
  timer.unref()
  response.once('close', () => clearTimeout(timer))
}

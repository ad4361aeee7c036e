/** What arrives, told to whoever listens: server-sent events. */
import type { ServerResponse } from 'http'

/** A listener that falls further behind than this is let go, for its backlog would be held in memory. */
const MAX_BACKLOG_BYTES = 4 * 1024 * 1024

export class Stream {
  private readonly listeners = new Set<ServerResponse>()

  get size(): number {
    return this.listeners.size
  }

  /** Makes an unanswered response a listener, until it is closed. */
  attach(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' })
    response.write(': listening\n\n')
    this.listeners.add(response)
    response.once('close', () => this.listeners.delete(response))
  }

  /** Sends an event to all listeners. Without any, nothing is written. */
  publish(name: string, data: object): void {
    if (this.listeners.size === 0) return
    const message = `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`
    for (const listener of this.listeners) {
      if (listener.writableLength > MAX_BACKLOG_BYTES) listener.destroy()
      else listener.write(message)
    }
  }
}

import type { ServerResponse } from 'http'
import type { Known, LiveCalls } from './live-calls'

/** Ms from a change to telling it: what changes in between is told with it. */
const DELAY_MS = 100

/** The same where a message had more calls than this: nobody reads so fast, and the server has other work then. */
const MANY = 500
const DELAY_OF_MANY_MS = 400

interface Reader {
  response: ServerResponse
  known?: Known
  /** Whether it has not taken yet what it was told last. */
  isBehind: boolean
}

/**
 * Tells pages what becomes of clients' calls: server-sent events named `news`, each a `LiveNews`. A reader that is slow is told
 * less often, not more at once: no more than one message waits for it.
 */
export class LiveStream {
  private readonly readers = new Set<Reader>()
  private readonly unwatch: () => void
  private timer?: NodeJS.Timeout
  private delay = DELAY_MS

  constructor(private readonly calls: LiveCalls) {
    this.unwatch = calls.watch(() => this.soon())
  }

  /** Makes an unanswered response a reader, until it is closed. */
  attach(response: ServerResponse): void {
    const reader: Reader = { response, isBehind: false }
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff'
    })
    this.readers.add(reader)
    response.once('close', () => this.readers.delete(reader))
    response.on('drain', () => {
      reader.isBehind = false
      this.soon()
    })
    this.tell(reader)
  }

  /** Tells nothing more. */
  close(): void {
    this.unwatch()
    clearTimeout(this.timer)
    this.readers.clear()
  }

  private soon(): void {
    if (this.timer || this.readers.size === 0) return
    this.timer = setTimeout(() => {
      this.timer = undefined
      this.delay = DELAY_MS
      for (const reader of this.readers) this.tell(reader)
    }, this.delay)
  }

  private tell(reader: Reader): void {
    if (reader.isBehind) return
    const told = this.calls.newsSince(reader.known)
    if (!told) return
    reader.known = told.known
    if (told.news.calls.length > MANY) this.delay = DELAY_OF_MANY_MS
    reader.isBehind = !reader.response.write(`event: news\ndata: ${JSON.stringify(told.news)}\n\n`)
  }
}

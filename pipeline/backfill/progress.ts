/** How far a long task is, in words, at intervals. */

export interface Output {
  /** Whether a line can be overwritten. */
  terminal: boolean
  say: (words: string) => void
  complain: (words: string) => void
}

/** ms between two lines. Somebody at a terminal looks on; others read a file later. */
const INTERVAL_MS = { terminal: 500, lines: 10_000 }
const SECOND = 1000

export class Progress {
  private readonly started = Date.now()
  private shown = Date.now()
  private readonly interval: number

  /**
   * @param done How much was done before this run: what it took is not known.
   */
  constructor(private readonly output: Output, private readonly what: string, private readonly done = 0) {
    this.interval = output.terminal ? INTERVAL_MS.terminal : INTERVAL_MS.lines
  }

  /**
   * @param done Of `total`, in any unit.
   * @param words What is added to the line.
   */
  at(done: number, total: number, words: string): void {
    const now = Date.now()
    if (now - this.shown < this.interval) return
    this.shown = now
    this.show(done, total, words)
  }

  /** A last line. */
  end(words: string): void {
    this.output.say(`${this.output.terminal ? '\r\u001b[K' : ''}${this.what}: ${words}\n`)
  }

  private show(done: number, total: number, words: string): void {
    const ms = Date.now() - this.started
    const share = total > 0 ? Math.min(1, done / total) : 1
    const left = done > this.done ? (ms * (total - done)) / (done - this.done) : undefined
    const line = `${this.what}: ${(100 * share).toFixed(1)} %, ${words}, ${
      left === undefined ? 'time left not known yet' : `${inWords(left)} left`
    }`
    this.output.say(this.output.terminal ? `\r\u001b[K${line}` : `${line}\n`)
  }
}

/** A time as people say it, such as `2 h 5 min`. */
export function inWords(ms: number): string {
  const seconds = Math.ceil(Math.max(0, ms) / SECOND)
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 48) return `${hours} h ${minutes % 60} min`
  return `${Math.round(hours / 24)} days`
}

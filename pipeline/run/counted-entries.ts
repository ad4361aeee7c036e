/** Entries of the log that may come thousands of times: each is written once a minute, and counted. */
import type { Logger } from 'pino'

/** Different entries that are told apart in a minute; the others are only counted together. */
const MOST_SUBJECTS = 100
const OTHERS = 'others'

export class CountedEntries {
  private counts = new Map<string, number>()

  constructor(private readonly logger: Logger) {}

  /** @param subject What makes two entries the same. */
  say(level: 'warn' | 'error', subject: string, entry: Record<string, unknown>, message: string): void {
    const isFull = this.counts.size >= MOST_SUBJECTS && !this.counts.has(subject)
    const key = isFull ? OTHERS : subject
    const count = this.counts.get(key) ?? 0
    this.counts.set(key, count + 1)
    if (count === 0) this.logger[level](entry, message)
  }

  /** How often each came since it was asked last, where it came more than once; then all begin again. */
  take(): Record<string, number> {
    const repeated = [...this.counts].filter(([, count]) => count > 1)
    this.counts = new Map()
    return Object.fromEntries(repeated)
  }
}

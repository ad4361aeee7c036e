/** What a process writes into its log of what happens to calls: never anything of what they hold, besides their message ids. */
import type { Logger } from 'pino'
import type { AnsweredRequest } from '../collect/tracking-api'
import type { DeadLetter } from '../deliver/dead-letters'
import { faultIn, withoutValues } from '../deliver/fault-in'
import type { Observer } from '../observer'
import { CountedEntries } from './counted-entries'

const MINUTE_MS = 60_000

/** What a summary counts, of the time since the last one. */
const NOTHING = { collected: 0, duplicates: 0, refused: 0, delivered: 0, putOff: 0, deadLetters: 0 }

export class Journal {
  private counts = { ...NOTHING }
  private readonly entries: CountedEntries
  private readonly timer: NodeJS.Timeout

  /** @param open How many calls have no last word yet. */
  constructor(private readonly logger: Logger, private readonly open: () => number, everyMs = MINUTE_MS) {
    this.entries = new CountedEntries(logger)
    this.timer = setInterval(() => this.summarize(), everyMs)
    this.timer.unref()
  }

  readonly observer: Observer = {
    collected: () => void (this.counts.collected += 1),
    refused: (_call, { library }, reason) => {
      this.counts.refused += 1
      this.entries.say('warn', `call refused: ${library}`, { library, reason: withoutValues(reason) }, 'call refused')
    },
    outcome: ({ messageId }, subscription, outcome) => {
      if (outcome.kind === 'delivered') this.counts.delivered += 1
      if (outcome.kind !== 'waiting') return
      this.counts.putOff += 1
      const { status, message, tries } = outcome
      const entry = { subscription, status, messageId, tries, reason: withoutValues(message) }
      this.entries.say('warn', `call put off: ${subscription} ${status}`, entry, 'call put off')
    }
  }

  answered({ status, path, problem, collected }: AnsweredRequest): void {
    this.counts.duplicates += collected?.duplicates ?? 0
    if (problem === undefined) return
    const level = status >= 500 ? 'error' : 'warn'
    this.entries.say(
      level,
      `request refused: ${status}`,
      { status, path, reason: status >= 500 ? problem : withoutValues(problem) },
      'request refused'
    )
  }

  died({ call, subscription, status, reason, tries }: DeadLetter): void {
    this.counts.deadLetters += 1
    const { field } = faultIn(reason)
    const entry = { messageId: call.messageId, type: call.type, subscription, status, tries, field }
    this.logger.warn({ ...entry, reason: withoutValues(reason) }, 'dead letter')
  }

  /** Something of the process itself failed. */
  failed(subject: string, error: unknown): void {
    this.entries.say('error', subject, { reason: error instanceof Error ? error.message : String(error) }, subject)
  }

  /** Writes the last summary. */
  close(): void {
    clearInterval(this.timer)
    this.summarize()
  }

  private summarize(): void {
    const repeated = this.entries.take()
    this.logger.info({ ...this.counts, open: this.open(), repeated }, 'summary')
    this.counts = { ...NOTHING }
  }
}

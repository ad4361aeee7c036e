/** Why a process is of no use right now. */
import type { AnsweredRequest } from '../collect/tracking-api'

/** ms for which a request that could not be kept counts: a process that gets none any more could not show that it can again. */
const FAILED_FOR_MS = 30_000

const SERVER_ERROR = 500

export class Readiness {
  private readonly standing = new Map<string, string>()
  private lastFailure: { at: number; reason: string } | undefined

  constructor(private readonly now: () => number = Date.now) {}

  /** Sentences; none where the process is ready. */
  reasons(): string[] {
    const { at, reason } = this.lastFailure ?? { at: -Infinity, reason: '' }
    return [...this.standing.values(), ...(this.now() - at < FAILED_FOR_MS ? [reason] : [])]
  }

  /**
   * @param subject What the reason is about: one reason each.
   * @param reason A sentence; undefined where there is none any more.
   */
  set(subject: string, reason: string | undefined): void {
    if (reason === undefined) this.standing.delete(subject)
    else this.standing.set(subject, reason)
  }

  /** Notes whether calls can be kept. */
  answered({ status, problem = '', collected }: AnsweredRequest): void {
    if (status >= SERVER_ERROR) {
      this.lastFailure = {
        at: this.now(),
        reason: `The log keeps nothing, so libraries are told to send again: ${problem}`
      }
    } else if (collected && collected.kept > collected.withheld) this.lastFailure = undefined
  }
}

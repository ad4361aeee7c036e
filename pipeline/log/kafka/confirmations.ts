/** ms without a confirmation after which that is told: a group that forms anew takes none for seconds. */
const TOLD_AFTER_MS = 30_000

/** How far a partition of a topic is done, to be confirmed to the group. */
export interface Confirmation {
  topic: string
  partition: number
  /** The position after the last that is done, in Kafka's decimal text. */
  offset: string
  /** Called once brokers have taken it. */
  taken(): void
}

interface Group {
  /** What is done and not confirmed yet, as it is at the time of the question. */
  unconfirmed(): readonly Confirmation[]
  /** Tells the brokers, and rejects where they don't take it. */
  commit(confirmations: readonly Confirmation[]): Promise<void>
  /** Told what keeps brokers from taking any for longer than a group needs to form. */
  trouble(error: unknown): void
}

/**
 * Confirms to a consumer group what is done, one request at a time: where brokers are slow, those that wait would only make them slower.
 * What was not taken is asked for again the next time, so that a failure costs nothing but time.
 */
export class Confirmations {
  private underWay: Promise<void> | undefined
  /** When there was first something to confirm that could not be, in ms since 1970; undefined while confirming works. */
  private failingSince: number | undefined

  constructor(private readonly group: Group) {}

  /** Resolves when the brokers have answered: to this one, or to the one that is under way already. Never rejects. */
  confirm(): Promise<void> {
    return (this.underWay ??= this.confirmNow().finally(() => (this.underWay = undefined)))
  }

  /** Also what was done while the request before was under way. */
  async confirmLast(): Promise<void> {
    await this.underWay
    await this.confirm()
  }

  private async confirmNow(): Promise<void> {
    const confirmations = this.group.unconfirmed()
    if (confirmations.length === 0) return
    const since = (this.failingSince ??= Date.now())
    try {
      await this.group.commit(confirmations)
      for (const confirmation of confirmations) confirmation.taken()
      this.failingSince = undefined
    } catch (error) {
      if (Date.now() - since < TOLD_AFTER_MS) return
      this.failingSince = undefined
      this.group.trouble(error)
    }
  }
}

/** What keeps calls between the collector and the delivery. */
import type { Call } from '../call'

/** A call that is kept, with what is still to be done with it. Plain JSON, so that any log can hold it. */
export interface LogRecord {
  call: Call
  /** The names of the subscriptions that are still to get it. Absent: nobody has tried yet, and their triggers decide. */
  subscriptions?: string[]
  /** How often it was tried. */
  tries: number
  /** When it was first appended, in ms since the epoch. */
  since: number
}

/** A record that was read and has no last word yet. */
export interface Taken {
  record: LogRecord
  /** Where it stands in its log; for the log alone. */
  position: unknown
}

/**
 * A log of calls. What was appended is read until it is committed; what was read and neither committed nor put off is read
 * again by whoever comes next, where the log outlives its process. While a record is put off, the later ones of its user
 * (`userKey`) wait behind it, in every log.
 */
export interface Log {
  /**
   * Keeps calls, in order. Resolves once they are kept as safely as this log keeps anything.
   * @throws LogFullError where there is no room; none of them is kept then.
   */
  append(records: readonly LogRecord[]): Promise<void>
  /**
   * The next records: those of one user in the order in which they came, and none of a user of whom an earlier one is put off.
   * Once its time has come, that one is given alone, and the others after it is committed.
   * @param most How many at most.
   * @param waitMs How long to wait for the first one, in ms; then the list is empty. It is too once the log is closed.
   */
  read(most: number, waitMs: number): Promise<Taken[]>
  /** These are done with. */
  commit(taken: readonly Taken[]): Promise<void>
  /**
   * One is done with, and what is left of it comes again.
   * @param record What is left.
   * @param delayMs In how many ms it can be read, at the earliest.
   */
  later(taken: Taken, record: LogRecord, delayMs: number): Promise<void>
  /** Lets all that was put off be read at once. Only a log that ends with its process has it: others keep it for the next one. */
  hurry?(): void
  /** How many records have no last word yet: waiting, read, or put off. As far as this process knows, where a log has several. */
  readonly open: number
  /** Ends what waits for records. Nothing can be read any more. */
  close(): Promise<void>
}

/** There is no room for more: whoever sends has to come again later. */
export class LogFullError extends Error {
  override readonly name = 'LogFullError'
}

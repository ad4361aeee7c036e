/** Calls that are not delivered, and never will be. */
import type { Call } from '../call'

/** A call that one subscription could not deliver. */
export interface DeadLetter {
  call: Call
  subscription: string
  status: number
  /** Why, in the destination's words. */
  reason: string
  /** The field that is at fault, and what it held, where the reason tells them. */
  field?: string
  value?: unknown
  tries: number
  /** When it was given up, in ms since the epoch. */
  at: number
}

/** Where dead letters go. */
export interface DeadLetters {
  /**
   * Keeps a letter. Its call is done with once this resolves.
   * @throws Where it cannot be kept: the call is tried again then.
   */
  add(letter: DeadLetter): Promise<void> | void
}

/** The newest ones, in memory. */
export class DeadLetterList implements DeadLetters {
  private letters: DeadLetter[] = []
  /** How many there were, those that are forgotten among them. */
  total = 0

  constructor(private readonly most = 1000) {}

  add(letter: DeadLetter): void {
    this.total += 1
    this.letters.push(letter)
    if (this.letters.length >= 2 * this.most) this.letters = this.letters.slice(-this.most)
  }

  /** The newest, oldest first. */
  list(): DeadLetter[] {
    return this.letters.slice(-this.most)
  }
}

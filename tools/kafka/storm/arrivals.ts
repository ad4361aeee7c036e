/** The books of what arrives in Amplitude: some bytes a call, however much of it the sandbox forgets. */
import { carriedBy } from '../../storm/values'
import type { Values } from '../../storm/values'
import type { CallKind } from './call-kind'
import { forEachKind } from './call-kind'
import type { Outline, StormPlan } from './calls'
import { outlineOf, peopleOf, userIdOf } from './calls'

/** What can be wrong with what arrived, or did not. */
export const ARRIVAL_WRONGS = {
  lost: 'an event of a good call that Amplitude does not hold',
  doubled: 'an event that Amplitude holds more than once',
  passed: 'an event that arrived after a later one of its user and subscription',
  leaked: 'an event of a bad call that Amplitude holds',
  unknown: 'an event in Amplitude that no call led to, or under another user than its own'
} as const

export type ArrivalWrong = keyof typeof ARRIVAL_WRONGS

export interface ArrivalBooks {
  /** Events that Amplitude was to hold, and holds after its deduplication. */
  expected: number
  held: number
  counts: Record<ArrivalWrong, number>
  /** The first ones that are wrong, in words. */
  entries: string[]
}

/** How many wrong entries of each sort are told in words. */
const TOLD = 5

export class Arrivals {
  /** A bit for each part of each call. */
  private readonly arrived: Uint8Array
  /** The latest call of each person that arrived through each subscription. */
  private readonly latest: Record<CallKind, Uint32Array>
  private readonly counts: Record<ArrivalWrong, number> = { lost: 0, doubled: 0, passed: 0, leaked: 0, unknown: 0 }
  private readonly entries: string[] = []
  private held = 0

  constructor(private readonly plan: StormPlan) {
    this.arrived = new Uint8Array(plan.calls + 1)
    const people = peopleOf(plan)
    this.latest = forEachKind(() => new Uint32Array(people))
  }

  /** How many events there are. */
  get total(): number {
    return this.held
  }

  /** @param event That Amplitude has taken in, and did not know before. */
  add(event: Values): void {
    this.held++
    const mark = Number(carriedBy(event, 'mark'))
    const part = Number(carriedBy(event, 'part'))
    const isKnown = Number.isInteger(mark) && mark >= 1 && mark <= this.plan.calls
    if (!isKnown) return this.note('unknown', `an event with the mark ${String(carriedBy(event, 'mark'))}`)
    const outline = outlineOf(this.plan, mark)
    const words = `call ${mark} (${outline.kind}), event ${part}`
    if (outline.bad) return this.note('leaked', `${words}, though it is bad: ${outline.bad.name}`)
    if (!(part >= 0 && part < outline.parts)) return this.note('unknown', `${words}, of ${outline.parts}`)
    if (event.user_id !== userIdOf(outline.person)) {
      this.note('unknown', `${words}, is of ${String(event.user_id)}, and must be of ${userIdOf(outline.person)}`)
    }
    if (this.arrived[mark] & (1 << part)) return this.note('doubled', words)
    this.arrived[mark] |= 1 << part
    this.checkOrder(outline, words)
  }

  private checkOrder({ kind, person, number }: Outline, words: string): void {
    const latest = this.latest[kind][person]
    if (latest > number) this.note('passed', `${words}, of ${userIdOf(person)}, arrived after call ${latest}`)
    else this.latest[kind][person] = number
  }

  /** Closes the books: what has not arrived by now is lost. */
  balance(): ArrivalBooks {
    let expected = 0
    for (let number = 1; number <= this.plan.calls; number++) {
      const { parts, kind } = outlineOf(this.plan, number)
      expected += parts
      for (let part = 0; part < parts; part++) {
        if (!(this.arrived[number] & (1 << part))) this.note('lost', `call ${number} (${kind}), event ${part}`)
      }
    }
    return { expected, held: this.held, counts: this.counts, entries: this.entries }
  }

  private note(wrong: ArrivalWrong, words: string): void {
    if (++this.counts[wrong] <= TOLD) this.entries.push(`${wrong}: ${words}`)
  }
}

/** Decisions by a seed, so that a storm can be repeated. */
import { seededRandom } from '../sandbox/random'

/** A source of decisions; the same seed and the same questions give the same answers. */
export interface Chance {
  /** Whether something happens that happens in this share of cases, from 0 to 1. */
  happens(share: number): boolean
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number
  /** One of a list. */
  oneOf<Choice>(choices: readonly Choice[]): Choice
  /** The same things in another order; the list given stays as it is. */
  shuffled<Thing>(things: readonly Thing[]): Thing[]
}

/** @param seed any integer; only its lower 32 bits count */
export function chanceOf(seed: number): Chance {
  const random = seededRandom(seed)
  const between = (least: number, most: number) => least + Math.floor(random() * (most - least + 1))
  return {
    happens: (share) => random() < share,
    between,
    oneOf: (choices) => choices[between(0, choices.length - 1)],
    shuffled: (things) => {
      const order = [...things]
      for (let last = order.length - 1; last > 0; last--) {
        const other = between(0, last)
        const moved = order[last]
        order[last] = order[other]
        order[other] = moved
      }
      return order
    }
  }
}

import type { Chance } from '../../tools/storm/chance'

/** One of some choices, each as often as its share of 100. */
export function weighted<Choice extends { share: number }>(choices: readonly Choice[], chance: Chance): Choice {
  let rest = chance.between(1, 100)
  return choices.find(({ share }) => (rest -= share) <= 0) ?? choices[0]
}

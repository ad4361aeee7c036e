/** Traits of an identify call that are more than set. */
import type { ClassicSetting } from '../classic-setting'
import { withField } from '../draft'
import { LIST } from '../value-type'
import { carriedOver, needsPerson } from '../verdict'

interface TraitList extends Pick<ClassicSetting<string[]>, 'key' | 'label'> {
  /** Amplitude's operation. */
  operation: string
  effect: string
}

/** In the order in which a trait that stands in several is taken. */
const TRAIT_LISTS: TraitList[] = [
  { key: 'traitsToSetOnce', label: 'Traits to Set Once', operation: '$setOnce', effect: 'set only the first time' },
  { key: 'traitsToIncrement', label: 'Traits to Increment', operation: '$add', effect: 'added to the user property' },
  { key: 'traitsToAppend', label: 'Traits to Append', operation: '$append', effect: 'put at the end of a list' },
  { key: 'traitsToPrepend', label: 'Traits to Prepend', operation: '$prepend', effect: 'put at the start of a list' }
]

function traitList({ key, label, operation, effect }: TraitList, earlier: ClassicSetting<string[]>[]) {
  const setting: ClassicSetting<string[]> = {
    key,
    label,
    type: LIST,
    default: [],
    does: `Traits of an identify call that are ${effect} (\`${operation}\`).`,
    answer: `Identify User with \`${key}\`, the same list.`,
    judge(value, { lookUp }) {
      if (value.length === 0) return carriedOver(`No trait is ${effect}.`, 'The list is empty.')
      const names = value.filter((name) => name !== '')
      const change = (draft: Parameters<typeof withField>[0]) => withField(draft, key, names)
      const taken = earlier.flatMap((other) => names.filter((name) => lookUp(other).includes(name)))
      if (taken.length > 0) {
        return needsPerson(
          `${label} in Identify User, the same list. Take out of one of the lists: ${taken.join(', ')}.`,
          'They are in another list too, and Amplitude takes a property in one operation only: the first of set once, increment, append and prepend has it.',
          change
        )
      }
      if (names.length < value.length) {
        return needsPerson(`${label} in Identify User, without the empty name.`, 'A trait has a name.', change)
      }
      return carriedOver(
        `${label} in Identify User, the same list.`,
        `These traits are ${effect} (${operation}).`,
        change
      )
    }
  }
  return setting
}

/** A setting for each list of traits. */
export const traitLists: ClassicSetting<string[]>[] = TRAIT_LISTS.reduce<ClassicSetting<string[]>[]>(
  (settings, list) => [...settings, traitList(list, settings)],
  []
)

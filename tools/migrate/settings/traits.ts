/** Traits of an identify call that are more than set. */
import type { ClassicSetting } from '../classic-setting'
import type { Draft } from '../draft'
import { withField } from '../draft'
import { LIST } from '../value-type'
import { carriedOver, needsPerson } from '../verdict'

interface TraitList extends Pick<ClassicSetting<string[]>, 'key' | 'label'> {
  /** Amplitude's operation. */
  operation: string
  effect: string
}

/** In the order in which the classic destination took a trait that stands in several. */
const TRAIT_LISTS: TraitList[] = [
  { key: 'traitsToIncrement', label: 'Traits to Increment', operation: '$add', effect: 'added to the user property' },
  { key: 'traitsToSetOnce', label: 'Traits to Set Once', operation: '$setOnce', effect: 'set only the first time' },
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
    answer: `Identify User with \`${key}\`, the same list${
      earlier.length === 0 ? '' : `, without traits that are in ${earlier.map((other) => other.label).join(' or ')}`
    }.`,
    judge(value, { lookUp }) {
      if (value.length === 0) return carriedOver(`No trait is ${effect}.`, 'The list is empty.')
      const taken = value.filter((name) => earlier.some((other) => lookUp(other).includes(name)) && name !== '')
      const names = value.filter((name) => name !== '' && !taken.includes(name))
      const change = (draft: Draft) => withField(draft, key, names)
      const why = `These traits are ${effect} (${operation}).`
      if (value.includes('')) {
        return needsPerson(`${label} in Identify User, without the empty name.`, `A trait has a name. ${why}`, change)
      }
      if (taken.length > 0) {
        return carriedOver(
          `${label} in Identify User, without ${taken.join(', ')}.`,
          `A trait in several lists is in the first of ${TRAIT_LISTS.map((list) => list.label).join(
            ', '
          )}, as the classic destination took it. ${why}`,
          change
        )
      }
      return carriedOver(`${label} in Identify User, the same list.`, why, change)
    }
  }
  return setting
}

/** A setting for each list of traits. */
export const traitLists: ClassicSetting<string[]>[] = TRAIT_LISTS.reduce<ClassicSetting<string[]>[]>(
  (settings, list) => [...settings, traitList(list, settings)],
  []
)

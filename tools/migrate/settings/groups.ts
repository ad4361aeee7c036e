/** Which traits of a group call say what the group is. */
import { path } from '../../../src/fields/mapping'
import type { ClassicSetting } from '../classic-setting'
import { isOnPhone } from '../classic-setting'
import { withField } from '../draft'
import { isPathName } from '../path-name'
import { TEXT } from '../value-type'
import type { Verdict } from '../verdict'
import { carriedOver, needsPerson, notNeeded } from '../verdict'

interface GroupTrait extends Pick<ClassicSetting<string>, 'key' | 'label' | 'does'> {
  field: 'group_type' | 'group_value'
  /** The setting that must be given too. */
  other: () => ClassicSetting<string>
}

function groupTrait({ field, other, ...setting }: GroupTrait): ClassicSetting<string> {
  return {
    ...setting,
    type: TEXT,
    default: '',
    answer: `Group Identify with \`${field}\` from \`$.traits.<name>\`. Empty, or absent in a call: the user joins the type \`[Segment] Group\`.`,
    judge(value, { lookUp }) {
      if (value === '') {
        return carriedOver(
          `Nothing is mapped to ${field}.`,
          'Without type and value, the user joins the group of the call\'s id, of the type "[Segment] Group", and the group gets no properties.'
        )
      }
      return mappedTo(field, value, lookUp(other()) === '' ? other().label : undefined)
    }
  }
}

/** @param missing The setting without which this one has no effect, where it is empty. */
function mappedTo(field: string, trait: string, missing?: string): Verdict {
  if (!isPathName(trait)) {
    return needsPerson(
      `Nothing is mapped to ${field}. Send the trait under a name without dots, brackets and quotes, and map it.`,
      "A mapping's path cannot name such a trait."
    )
  }
  return carriedOver(
    `Group Identify, ${field} from $.traits.${trait}.`,
    missing === undefined
      ? 'With type and value, the user joins that group, and the group gets the traits as its properties.'
      : `${missing} is empty, so all users still join the type "[Segment] Group".`,
    (draft) => withField(draft, field, path(`$.traits.${trait}`))
  )
}

export const groupTypeTrait: ClassicSetting<string> = groupTrait({
  key: 'groupTypeTrait',
  label: 'Amplitude Group Type Trait',
  does: 'Which trait of a group call holds the type of the group.',
  field: 'group_type',
  other: () => groupValueTrait
})

export const groupValueTrait: ClassicSetting<string> = groupTrait({
  key: 'groupValueTrait',
  label: 'Amplitude Group Value Trait',
  does: 'Which trait of a group call holds the name of the group.',
  field: 'group_value',
  other: () => groupTypeTrait
})

export const groupTypeValue: ClassicSetting<string> = {
  key: 'groupTypeValue',
  label: 'Group Type Value',
  type: TEXT,
  default: '',
  does: "The name under which the classic destination's code on phones looked for the Amplitude Group Value Trait.",
  answer:
    'With `--device-mode ios` or `android`, as Amplitude Group Value Trait, in whose place it counts. Otherwise it had no effect.',
  judge(value, { options, lookUp }) {
    if (value === '') return notNeeded('Nothing is set.', 'Amplitude Group Value Trait says which trait it is.')
    if (!isOnPhone(options)) {
      return notNeeded(
        'Nothing is set.',
        'Code on phones alone looked at it; elsewhere it is Amplitude Group Value Trait.'
      )
    }
    return mappedTo('group_value', value, lookUp(groupTypeTrait) === '' ? groupTypeTrait.label : undefined)
  }
}

import type { InputField } from '@segment/actions-core'
import type { Mapping } from './mapping-kind'

export interface FieldGroup {
  name: string
  description?: string
  keys: string[]
}

type Fields = Record<string, InputField>

const GROUPS: { name: string; description?: string; holds: (field: InputField) => boolean }[] = [
  {
    name: 'Hidden fields',
    description: 'Segment shows these to nobody; they hold what the destination needs to know.',
    holds: (field) => field.unsafe_hidden === true
  },
  { name: 'Identifiers', holds: ({ category }) => category === 'identifier' },
  { name: 'Options', holds: ({ category, displayMode }) => category === 'config' && displayMode !== 'collapsed' },
  { name: 'More fields', holds: ({ displayMode }) => displayMode === 'collapsed' },
  { name: 'Data', holds: () => true }
]

/** The order in which Segment shows them: what is hidden there comes last here. */
const ORDER = ['Identifiers', 'Data', 'Options', 'More fields', 'Hidden fields']

/** The fields of an action in the groups in which Segment shows them. Groups without a field are left out. */
export function groupFields(fields: Fields): FieldGroup[] {
  const groupOf = (field: InputField) => GROUPS.find(({ holds }) => holds(field))
  return ORDER.map((name) => ({
    name,
    description: GROUPS.find((group) => group.name === name)?.description,
    keys: Object.keys(fields).filter((key) => groupOf(fields[key])?.name === name)
  })).filter(({ keys }) => keys.length > 0)
}

/**
 * Whether a field is shown, as its `depends_on` says. It looks at what other fields are mapped to, as Segment's form does.
 * @param mapping The mapping of the action.
 */
export function isShown({ depends_on }: InputField, mapping: Record<string, Mapping>): boolean {
  if (!depends_on) return true
  const met = depends_on.conditions.map((condition) => {
    if (condition.type === 'syncMode') return true
    const { fieldKey, operator, value } = condition
    const wanted: unknown[] = Array.isArray(value) ? value : [value]
    return wanted.includes(mapping[fieldKey]) === (operator === 'is')
  })
  return depends_on.match === 'any' ? met.some(Boolean) : met.every(Boolean)
}

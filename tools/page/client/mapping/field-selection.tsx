import { CloseButton, Group, SegmentedControl, TextInput } from '@mantine/core'
import type { FieldFilter, FormField } from './form-field'
import { countFields } from './form-field'

/** Which fields of a form one wants to see. */
export interface Selection {
  filter: FieldFilter
  search: string
}

export const EVERYTHING: Selection = { filter: 'all', search: '' }

const FILTERS: Record<FieldFilter, string> = { all: 'All', mapped: 'Mapped', changed: 'Changed', error: 'In error' }

interface FieldSelectionProps {
  fields: FormField[]
  selection: Selection
  onChange: (selection: Selection) => void
}

/** Searches and filters the fields. */
export function FieldSelection({ fields, selection, onChange }: FieldSelectionProps) {
  const counts = countFields(fields)
  const clear = () => onChange({ ...selection, search: '' })
  return (
    <Group gap="xs">
      <TextInput
        size="xs"
        type="search"
        className="field-search"
        aria-label="Search the fields"
        placeholder="Search"
        value={selection.search}
        onChange={({ currentTarget }) => onChange({ ...selection, search: currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key === 'Escape') clear()
        }}
        rightSection={selection.search && <CloseButton size="xs" aria-label="Clear the search" onClick={clear} />}
        spellCheck={false}
      />
      <SegmentedControl
        size="xs"
        className="field-filter"
        aria-label="Fields that are shown"
        data={(Object.keys(FILTERS) as FieldFilter[]).map((value) => ({
          value,
          label: value === 'all' || counts[value] === 0 ? FILTERS[value] : `${FILTERS[value]} ${counts[value]}`
        }))}
        value={selection.filter}
        onChange={(filter) => onChange({ ...selection, filter })}
      />
    </Group>
  )
}

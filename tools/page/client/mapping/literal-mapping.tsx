import { NativeSelect, NumberInput, Switch, TagsInput, TextInput } from '@mantine/core'
import type { MappingEditorProps } from './mapping-editor'
import { textOf } from './mapping-kind'

/** A value that is the same for every event: what the field's type is edited with. */
export function LiteralMapping({ label, field, mapping, onChange }: MappingEditorProps) {
  const name = `Value for ${label}`
  if (Array.isArray(mapping)) {
    return (
      <TagsInput size="xs" aria-label={name} value={mapping.map(String)} onChange={onChange} placeholder="Enter adds" />
    )
  }
  if (typeof mapping === 'boolean') {
    return (
      <Switch
        aria-label={name}
        label={mapping ? 'on' : 'off'}
        mt={4}
        checked={mapping}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
    )
  }
  if (field.choices) {
    const choices = field.choices.map((choice) =>
      typeof choice === 'string'
        ? { value: choice, label: choice }
        : { value: String(choice.value), label: choice.label }
    )
    return (
      <NativeSelect
        size="xs"
        aria-label={name}
        data={choices}
        value={textOf(mapping)}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    )
  }
  if (typeof mapping === 'number')
    return <NumberInput size="xs" aria-label={name} value={mapping} onChange={onChange} />
  return (
    <TextInput
      size="xs"
      aria-label={name}
      value={textOf(mapping)}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  )
}

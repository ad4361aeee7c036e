import { NativeSelect, NumberInput, Switch, TagsInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { MappingEditorProps } from './mapping-editor-props'
import type { Mappable, Mapping } from './mapping-kind'
import { textOf } from './mapping-kind'

type Control = 'list' | 'switch' | 'choice' | 'number' | 'text'

/** A value that is the same for every event: what the field's type is edited with. */
export function LiteralMapping({ label, field, mapping, isRefused, onChange }: MappingEditorProps) {
  // What it is at first: a number that is being typed is a text for a moment.
  const [control] = useState(() => controlOf(field, mapping))
  const props = { size: 'xs', 'aria-label': `Value for ${label}`, error: isRefused } as const
  switch (control) {
    case 'list':
      return (
        <TagsInput
          {...props}
          value={Array.isArray(mapping) ? mapping.map(String) : []}
          onChange={onChange}
          placeholder="Enter adds"
        />
      )
    case 'switch':
      return (
        <Switch
          {...props}
          mt={4}
          label={mapping === true ? 'on' : 'off'}
          checked={mapping === true}
          onChange={({ currentTarget }) => onChange(currentTarget.checked)}
        />
      )
    case 'choice':
      return (
        <NativeSelect
          {...props}
          data={choicesOf(field, textOf(mapping))}
          value={textOf(mapping)}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        />
      )
    case 'number':
      return (
        <NumberInput
          {...props}
          value={textOf(mapping)}
          onChange={(value) => onChange(typeof value === 'bigint' ? String(value) : value)}
        />
      )
    case 'text':
      return (
        <TextInput {...props} value={textOf(mapping)} onChange={({ currentTarget }) => onChange(currentTarget.value)} />
      )
  }
}

function controlOf({ type, multiple, choices }: Mappable, mapping: Mapping): Control {
  if (multiple) return 'list'
  if (choices) return 'choice'
  if (type === 'boolean' || typeof mapping === 'boolean') return 'switch'
  if (type === 'number' || type === 'integer' || typeof mapping === 'number') return 'number'
  return 'text'
}

/** The choices, and what is chosen although it is none of them. */
function choicesOf({ choices = [] }: Mappable, chosen: string) {
  const offered = choices.map((choice) =>
    typeof choice === 'string' ? { value: choice, label: choice } : { value: String(choice.value), label: choice.label }
  )
  if (offered.some(({ value }) => value === chosen)) return offered
  return [...offered, { value: chosen, label: `${chosen} (no choice)` }]
}

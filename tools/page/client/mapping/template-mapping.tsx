import { TextInput } from '@mantine/core'
import type { MappingEditorProps } from './mapping-editor-props'
import { textOf } from './mapping-kind'

/** A template that is filled from the event. */
export function TemplateMapping({ label, mapping, isRefused, onChange }: MappingEditorProps) {
  return (
    <TextInput
      size="xs"
      aria-label={`Template for ${label}`}
      placeholder="Viewed {{name}}"
      value={textOf(mapping)}
      error={isRefused}
      onChange={({ currentTarget }) => onChange({ '@template': currentTarget.value })}
      spellCheck={false}
    />
  )
}

import { TextInput } from '@mantine/core'
import type { MappingEditorProps } from './mapping-editor'
import { textOf } from './mapping-kind'

const PLACEHOLDERS = { '@path': '$.properties.plan', '@template': 'Viewed {{name}}' }

/** A path into the event, or a template that is filled from it. */
export function TextMapping(props: MappingEditorProps & { directive: '@path' | '@template' }) {
  const { label, mapping, isRefused, onChange, directive } = props
  return (
    <TextInput
      size="xs"
      aria-label={`${directive === '@path' ? 'Path' : 'Template'} for ${label}`}
      placeholder={PLACEHOLDERS[directive]}
      value={textOf(mapping)}
      error={isRefused}
      onChange={({ currentTarget }) => onChange({ [directive]: currentTarget.value })}
      spellCheck={false}
    />
  )
}

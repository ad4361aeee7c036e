import type { MappingEditorProps } from './mapping-editor-props'
import { textOf } from './mapping-kind'
import { PathInput } from './path-input'

/** A path into the event. */
export function PathMapping({ label, mapping, isRefused, onChange }: MappingEditorProps) {
  return (
    <PathInput
      label={`Path for ${label}`}
      value={textOf(mapping)}
      isRefused={isRefused}
      onChange={(path) => onChange({ '@path': path })}
    />
  )
}

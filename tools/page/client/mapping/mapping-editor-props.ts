import type { Mappable, Mapping } from './mapping-kind'

/** What an editor of a mapping is given, whatever its kind. */
export interface MappingEditorProps {
  label: string
  field: Mappable
  mapping: Mapping
  /** Whether what it gives is refused. */
  isRefused?: boolean
  onChange: (mapping: Mapping) => void
}

import type { InputField } from '@segment/actions-core'
import type { Mapping } from './mapping-kind'

/** A field of the form, with what is known of it. */
export interface FormField {
  key: string
  field: InputField
  mapping: Mapping
  /** What it is mapped to by default. */
  byDefault: Mapping
  isMapped: boolean
  /** Whether it is mapped otherwise than by default. */
  isChanged: boolean
  error?: string
}

/** Which fields are shown. */
export type FieldFilter = 'all' | 'mapped' | 'changed' | 'error'

const HOLDS: Record<FieldFilter, (field: FormField) => boolean> = {
  all: () => true,
  mapped: ({ isMapped }) => isMapped,
  changed: ({ isChanged }) => isChanged,
  error: ({ error }) => error !== undefined
}

/** How many fields each filter leaves. */
export function countFields(fields: FormField[]): Record<FieldFilter, number> {
  const count = (filter: FieldFilter) => fields.filter(HOLDS[filter]).length
  return { all: fields.length, mapped: count('mapped'), changed: count('changed'), error: count('error') }
}

/**
 * The keys of the fields that a filter and a search leave. Each word of the search is in the field's key, label or description,
 * or in what it is mapped to.
 */
export function selectFields(fields: FormField[], filter: FieldFilter, search: string): Set<string> {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const isFound = (field: FormField) => words.every((word) => textOf(field).includes(word))
  return new Set(fields.filter((field) => HOLDS[filter](field) && isFound(field)).map(({ key }) => key))
}

function textOf({ key, field: { label, description }, mapping }: FormField): string {
  return [key, label, description, JSON.stringify(mapping ?? '')].join('\n').toLowerCase()
}

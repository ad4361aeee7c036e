import { Group, NativeSelect } from '@mantine/core'
import type { ReactElement } from 'react'
import { useState } from 'react'
import { CoalesceMapping } from './coalesce-mapping'
import { JsonMapping } from './json-mapping'
import { KeyValueMapping } from './key-value-mapping'
import { LiteralMapping } from './literal-mapping'
import type { Mappable, Mapping, MappingKind } from './mapping-kind'
import { changeKind, coalescedPaths, KIND_LABELS, kindOf, kindsOf } from './mapping-kind'
import { TextMapping } from './text-mapping'

export interface MappingEditorProps {
  label: string
  field: Mappable
  mapping: Mapping
  onChange: (mapping: Mapping) => void
}

const EDITORS: Record<Exclude<MappingKind, 'none'>, (props: MappingEditorProps) => ReactElement> = {
  coalesce: CoalesceMapping,
  path: (props) => <TextMapping {...props} directive="@path" />,
  template: (props) => <TextMapping {...props} directive="@template" />,
  literal: LiteralMapping,
  object: KeyValueMapping,
  json: JsonMapping
}

/** JSON and a list of paths can hold what other kinds can, too: they stay what was chosen. */
function stays(chosen: MappingKind, mapping: Mapping): boolean {
  if (mapping === undefined) return false
  return chosen === 'json' || (chosen === 'coalesce' && coalescedPaths(mapping) !== undefined)
}

/** Edits a mapping as one of its kinds: a path, a template, a value, keys and values, or JSON. */
export function MappingEditor(props: MappingEditorProps) {
  const { label, field, mapping, onChange } = props
  const [chosen, setChosen] = useState<MappingKind>()
  const kind = chosen !== undefined && stays(chosen, mapping) ? chosen : kindOf(field, mapping)
  const Editor = kind === 'none' ? undefined : EDITORS[kind]
  const choose = (next: MappingKind) => {
    setChosen(next)
    onChange(changeKind(field, mapping, next))
  }
  return (
    <Group gap="xs" align="flex-start" wrap="wrap">
      <NativeSelect
        size="xs"
        w={130}
        aria-label={`How ${label} is mapped`}
        data={[...new Set([...kindsOf(field), kind])].map((value) => ({ value, label: KIND_LABELS[value] }))}
        value={kind}
        onChange={({ currentTarget }) => choose(currentTarget.value as MappingKind)}
      />
      {Editor && (
        <div style={{ flex: '1 1 220px', minWidth: 0 }}>
          <Editor {...props} />
        </div>
      )}
    </Group>
  )
}

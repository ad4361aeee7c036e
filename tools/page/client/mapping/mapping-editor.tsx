import { Group, NativeSelect } from '@mantine/core'
import type { ReactElement } from 'react'
import { useRef, useState } from 'react'
import { CoalesceMapping } from './coalesce-mapping'
import { JsonMapping } from './json-mapping'
import { KeyValueMapping } from './key-value-mapping'
import { LiteralMapping } from './literal-mapping'
import type { MappingEditorProps } from './mapping-editor-props'
import type { Mapping, MappingKind } from './mapping-kind'
import { changeKind, KIND_LABELS, kindOf, kindsOf } from './mapping-kind'
import { PathMapping } from './path-mapping'
import { TemplateMapping } from './template-mapping'

const EDITORS: Record<Exclude<MappingKind, 'none'>, (props: MappingEditorProps) => ReactElement> = {
  path: PathMapping,
  coalesce: CoalesceMapping,
  template: TemplateMapping,
  literal: LiteralMapping,
  object: ObjectMapping,
  json: JsonMapping
}

/**
 * Edits a mapping as one of its kinds: a path, a template, a value, keys and values, or JSON. The kind is that of the mapping
 * at first, and then what was chosen: what is typed must not put another editor under one's hands.
 */
export function MappingEditor(props: MappingEditorProps) {
  const { mapping, onChange } = props
  const [own, setOwn] = useState({ mapping, turn: 0 })
  // What was changed elsewhere, such as undone, is edited anew.
  if (!Object.is(mapping, own.mapping)) setOwn({ mapping, turn: own.turn + 1 })
  const change = (value: Mapping) => {
    setOwn({ ...own, mapping: value })
    onChange(value)
  }
  return <KindEditor key={own.turn} {...props} onChange={change} />
}

function KindEditor(props: MappingEditorProps) {
  const { label, field, mapping, onChange } = props
  const [kind, setKind] = useState(() => kindOf(field, mapping))
  const left = useRef(new Map<MappingKind, Mapping>())
  const Editor = kind === 'none' ? undefined : EDITORS[kind]
  const choose = (next: MappingKind) => {
    // A mapping that is not there yet, or not any more, is nothing to come back to.
    if (mapping !== undefined) left.current.set(kind, mapping)
    setKind(next)
    // A kind that one comes back to is as it was left.
    onChange(left.current.get(next) ?? changeKind(field, mapping, next))
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
          <Editor key={kind} {...props} />
        </div>
      )}
    </Group>
  )
}

/** The mappings of an object's keys may be objects themselves. */
function ObjectMapping(props: MappingEditorProps) {
  return <KeyValueMapping {...props} Editor={MappingEditor} />
}

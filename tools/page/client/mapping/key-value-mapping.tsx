import { ActionIcon, Button, Group, Stack, TextInput } from '@mantine/core'
import type { JSONObject } from '@segment/actions-core'
import type { ReactElement } from 'react'
import { useRef, useState } from 'react'
import type { MappingEditorProps } from './mapping-editor-props'
import type { Mappable, Mapping } from './mapping-kind'

/** A value of an object that is free to hold anything. */
const ANYTHING: Mappable = { type: 'string' }

/** A key while it is typed: it may be one that an object cannot have beside the others. */
interface Row {
  id: number
  key: string
  mapping: Mapping
}

interface KeyValueMappingProps extends MappingEditorProps {
  /** Edits the mapping of a key, of whichever kind. */
  Editor: (props: MappingEditorProps) => ReactElement
}

/** An object, each key with a mapping of its own. It becomes another when all keys are such as an object can have. */
export function KeyValueMapping({ label, field, mapping, onChange, Editor }: KeyValueMappingProps) {
  const ids = useRef(0)
  const [rows, setRows] = useState<Row[]>(() =>
    Object.entries((mapping ?? {}) as JSONObject).map(([key, value]) => ({ id: ids.current++, key, mapping: value }))
  )
  const add = useRef<HTMLButtonElement>(null)

  const change = (changed: Row[]) => {
    setRows(changed)
    if (changed.some((row) => problemOf(row, changed))) return
    onChange(Object.fromEntries<Mapping>(changed.map(({ key, mapping: value }) => [key, value ?? null])) as JSONObject)
  }
  const changeRow = (id: number, part: Partial<Row>) =>
    change(rows.map((row) => (row.id === id ? { ...row, ...part } : row)))

  return (
    <Stack gap="sm">
      {rows.map((row, at) => (
        <div key={row.id} className="row">
          <Group gap={6} align="flex-start" wrap="nowrap" mb={4}>
            <TextInput
              size="xs"
              style={{ flex: 1 }}
              aria-label={`Key ${at + 1} of ${label}`}
              value={row.key}
              error={problemOf(row, rows)}
              onChange={({ currentTarget }) => changeRow(row.id, { key: currentTarget.value })}
              spellCheck={false}
            />
            <ActionIcon
              variant="default"
              size="md"
              aria-label={`Remove ${row.key} of ${label}`}
              onClick={() => {
                change(rows.filter(({ id }) => id !== row.id))
                add.current?.focus()
              }}
            >
              ×
            </ActionIcon>
          </Group>
          <Editor
            label={`${row.key} of ${label}`}
            field={field.properties?.[row.key] ?? ANYTHING}
            mapping={row.mapping}
            onChange={(value) => changeRow(row.id, { mapping: value })}
          />
        </div>
      ))}
      <div>
        <Button
          ref={add}
          size="compact-xs"
          variant="default"
          aria-label={`Add a key to ${label}`}
          onClick={() => change([...rows, { id: ids.current++, key: freeKey(rows), mapping: { '@path': '' } }])}
        >
          Add a key
        </Button>
      </div>
    </Stack>
  )
}

/** Why an object cannot have a key, which keeps the mapping as it was. */
function problemOf({ id, key }: Row, rows: Row[]): string | undefined {
  if (key === '') return 'A key needs a name.'
  if (key.startsWith('@')) return 'A key must not begin with @, which makes a directive.'
  return rows.some((other) => other.id < id && other.key === key) ? 'There is this key already.' : undefined
}

function freeKey(rows: Row[]): string {
  const taken = new Set(rows.map(({ key }) => key))
  let number = 1
  while (taken.has(`key_${number}`)) number++
  return `key_${number}`
}

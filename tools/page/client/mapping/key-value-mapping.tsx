import { ActionIcon, Button, Group, Stack, TextInput } from '@mantine/core'
import type { JSONObject } from '@segment/actions-core'
import { MappingEditor } from './mapping-editor'
import type { MappingEditorProps } from './mapping-editor'
import type { Mappable, Mapping } from './mapping-kind'

/** A value of an object that is free to hold anything. */
const ANYTHING: Mappable = { type: 'string' }

/** An object, each key with a mapping of its own. */
export function KeyValueMapping({ label, field, mapping, onChange }: MappingEditorProps) {
  const entries = Object.entries((mapping ?? {}) as JSONObject)
  const replace = (at: number, entry: [string, Mapping] | undefined) => {
    const others = entries.flatMap((former, index) => (index === at ? (entry ? [entry] : []) : [former]))
    onChange(Object.fromEntries(others) as JSONObject)
  }
  return (
    <Stack gap={6}>
      {entries.map(([key, value], at) => (
        <Group key={at} gap={6} align="flex-start" wrap="wrap">
          <TextInput
            size="xs"
            w={150}
            aria-label={`Key ${at + 1} of ${label}`}
            value={key}
            onChange={({ currentTarget }) => replace(at, [currentTarget.value, value])}
            spellCheck={false}
          />
          <div style={{ flex: '1 1 260px', minWidth: 0 }}>
            <MappingEditor
              label={`${key} of ${label}`}
              field={field.properties?.[key] ?? ANYTHING}
              mapping={value}
              onChange={(changed) => replace(at, [key, changed ?? null])}
            />
          </div>
          <ActionIcon
            variant="default"
            size="md"
            aria-label={`Remove ${key} of ${label}`}
            onClick={() => replace(at, undefined)}
          >
            ×
          </ActionIcon>
        </Group>
      ))}
      <div>
        <Button
          size="compact-xs"
          variant="default"
          aria-label={`Add a key to ${label}`}
          onClick={() => onChange({ ...Object.fromEntries(entries), [freeKey(entries)]: { '@path': '$.' } })}
        >
          Add a key
        </Button>
      </div>
    </Stack>
  )
}

function freeKey(entries: [string, unknown][]): string {
  const taken = new Set(entries.map(([key]) => key))
  const free = Array.from({ length: taken.size + 1 }, (_, index) => `key_${index + 1}`).find((key) => !taken.has(key))
  return free ?? ''
}

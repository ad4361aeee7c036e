import { Box, Code, Group, Text } from '@mantine/core'
import type { InputField } from '@segment/actions-core'
import type { FieldPreview } from '../../api'
import { useId } from 'react'
import { MappingEditor } from './mapping-editor'
import type { Mapping } from './mapping-kind'
import { StatusBadge } from '../status-badge'

export interface FieldRowProps {
  /** The field's key. */
  name: string
  field: InputField
  mapping: Mapping
  /** What the mapping gives for the event; absent while nobody knows. */
  preview?: FieldPreview
  /** Whether something has been edited since. */
  isOld: boolean
  error?: string
  onChange: (mapping: Mapping) => void
}

/** A field: what it is, what it is mapped to, and what that gives. */
export function FieldRow({ name, field, mapping, preview, isOld, error, onChange }: FieldRowProps) {
  const id = useId()
  return (
    <Box role="group" aria-labelledby={id} aria-describedby={`${id}-value`} data-field={name}>
      <Group gap="xs" mb={2}>
        <Text fw={600} size="sm" id={id}>
          {field.label}
        </Text>
        <Code>{name}</Code>
        {field.required === true && <StatusBadge color="gray">required</StatusBadge>}
      </Group>
      <Text size="xs" c="dimmed" mb={6}>
        {field.description}
      </Text>
      <MappingEditor
        label={field.label}
        field={field}
        mapping={mapping}
        isRefused={error !== undefined}
        onChange={onChange}
      />
      <div id={`${id}-value`} className={isOld ? 'old' : undefined}>
        {error && (
          <Text size="xs" c="var(--mantine-color-error)" className="wrap" mt={4} data-refused>
            {error}
          </Text>
        )}
        {preview ? (
          <ResolvedValue value={preview.value} />
        ) : (
          <Text size="xs" c="dimmed" mt={4}>
            …
          </Text>
        )}
      </div>
    </Box>
  )
}

function ResolvedValue({ value }: { value: unknown }) {
  if (value === undefined || value === null || value === '') {
    return (
      <Text size="xs" c="dimmed" mt={4} data-value>
        gives nothing here
      </Text>
    )
  }
  return (
    <Text size="xs" mt={4} component="div">
      gives{' '}
      <span className="value" data-value>
        {JSON.stringify(value)}
      </span>
    </Text>
  )
}

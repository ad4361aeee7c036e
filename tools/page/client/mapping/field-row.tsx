import { Box, Button, Code, Group, Text, Tooltip } from '@mantine/core'
import { useId } from 'react'
import type { FieldPreview } from '../../api'
import { mappingInWords } from '../../../docs/mapping-in-words'
import type { FormField } from './form-field'
import { MappingEditor } from './mapping-editor'
import type { Mapping } from './mapping-kind'
import { StatusBadge } from '../status-badge'

export interface FieldRowProps {
  field: FormField
  /** What the mapping gives for the event; absent while nobody knows. */
  preview?: FieldPreview
  /** Whether something has been edited since. */
  isOld: boolean
  onChange: (mapping: Mapping) => void
}

/** A field: what it is, what it is mapped to, and what that gives. */
export function FieldRow({ field: { key, field, mapping, byDefault, isChanged, error }, ...props }: FieldRowProps) {
  const { preview, isOld, onChange } = props
  const id = useId()
  return (
    <Box
      role="group"
      aria-labelledby={id}
      aria-describedby={`${id}-value`}
      className="mapping-field"
      data-field={key}
      mod={{ changed: isChanged }}
    >
      <Group gap="xs" mb={2}>
        <Text fw={600} size="sm" id={id}>
          {field.label}
        </Text>
        <Code>{key}</Code>
        {field.required === true && <StatusBadge color="gray">required</StatusBadge>}
        {isChanged && <Reset label={field.label} byDefault={byDefault} onReset={() => onChange(byDefault)} />}
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

/** Says that the mapping is not the default, and brings that back. */
function Reset({ label, byDefault, onReset }: { label: string; byDefault: Mapping; onReset: () => void }) {
  return (
    <>
      <StatusBadge color="indigo">changed</StatusBadge>
      <Tooltip label={`By default ${defaultInWords(byDefault)}`} multiline maw={360}>
        <Button
          size="compact-xs"
          variant="subtle"
          aria-label={`Reset ${label} to its default`}
          onClick={(event) => {
            // The button goes; who came by keyboard goes on at the field.
            const row = event.currentTarget.closest('[data-field]')
            onReset()
            requestAnimationFrame(() => row?.querySelector<HTMLElement>('select, input')?.focus())
          }}
        >
          Reset
        </Button>
      </Tooltip>
    </>
  )
}

function defaultInWords(byDefault: Mapping): string {
  if (byDefault === undefined || byDefault === null) return 'nothing is mapped'
  return mappingInWords(byDefault).replace(/`/g, '')
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

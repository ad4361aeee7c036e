import { ActionIcon, Button, Group, Stack } from '@mantine/core'
import type { MappingEditorProps } from './mapping-editor-props'
import { coalesce, coalescedPaths } from './mapping-kind'
import { PathInput } from './path-input'

/** Paths into the event, of which the first that holds something is taken. */
export function CoalesceMapping({ label, field, mapping, isRefused, onChange }: MappingEditorProps) {
  const paths = coalescedPaths(mapping) ?? []
  const change = (changed: string[]) => onChange(coalesce(field, changed))
  return (
    <Stack gap={6}>
      {paths.map((path, at) => (
        <Group key={at} gap={6} wrap="nowrap">
          <PathInput
            label={`Path ${at + 1} for ${label}`}
            value={path}
            isRefused={isRefused}
            onChange={(value) => change(paths.map((one, index) => (index === at ? value : one)))}
          />
          <ActionIcon
            variant="default"
            size="md"
            aria-label={`Remove path ${at + 1} of ${label}`}
            disabled={paths.length < 2}
            onClick={() => change(paths.filter((_, index) => index !== at))}
          >
            ×
          </ActionIcon>
        </Group>
      ))}
      <div>
        <Button
          size="compact-xs"
          variant="default"
          aria-label={`Add a path to ${label}`}
          onClick={() => change([...paths, ''])}
        >
          Add a path
        </Button>
      </div>
    </Stack>
  )
}

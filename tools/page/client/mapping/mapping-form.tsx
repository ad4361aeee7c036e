import { Accordion, Button, CopyButton, Group, Stack, Text, TextInput } from '@mantine/core'
import type { JSONObject } from '@segment/actions-core'
import { useState } from 'react'
import { useWorkbench } from '../workbench'
import type { FieldGroup } from './field-groups'
import { groupFields, isShown } from './field-groups'
import { FieldRow } from './field-row'
import type { Mapping } from './mapping-kind'
import { StatusBadge } from '../status-badge'

/** Groups that Segment opens at once. */
const OPEN_AT_FIRST = ['Identifiers', 'Data', 'Options']

/** The form of an action's fields, as Segment renders it, with what each mapping gives for the event. */
export function MappingForm({ index }: { index: number }) {
  const { start, subscriptions, setSubscriptions, changeSubscription, setShown } = useWorkbench()
  const [open, setOpen] = useState(OPEN_AT_FIRST)
  const subscription = subscriptions[index]
  const action = start.actions[subscription.action]
  const errors = useFieldErrors(index)
  if (!action) return <Text c="dimmed">There is no such action.</Text>

  const remove = () => {
    setShown(undefined)
    setSubscriptions(subscriptions.filter((_, at) => at !== index))
  }
  return (
    <Stack gap="sm" mt="sm">
      <Text size="sm">{action.description}</Text>
      <TextInput
        label="Trigger"
        description="In FQL, the language of Segment's triggers: type, event, name, userId, properties.x, traits.x, context.x."
        value={subscription.trigger}
        onChange={({ currentTarget }) => changeSubscription(index, { trigger: currentTarget.value })}
      />
      <Group gap="xs">
        <CopyButton value={JSON.stringify(subscription.mapping, null, 2)}>
          {({ copied, copy }) => (
            <Button size="xs" variant="default" onClick={copy}>
              {copied ? 'Copied' : 'Copy mapping as JSON'}
            </Button>
          )}
        </CopyButton>
        <Button size="xs" variant="default" onClick={remove}>
          Remove
        </Button>
      </Group>
      <Accordion multiple value={open} onChange={setOpen} variant="contained" order={3}>
        {groupFields(action.fields).map((group) => (
          <FieldGroupItem
            key={group.name}
            group={group}
            index={index}
            errors={errors}
            isOpen={open.includes(group.name)}
          />
        ))}
      </Accordion>
    </Stack>
  )
}

interface FieldGroupProps {
  group: FieldGroup
  index: number
  errors: Record<string, string>
  isOpen: boolean
}

function FieldGroupItem({ group, index, errors, isOpen }: FieldGroupProps) {
  const { start, subscriptions, changeSubscription, preview } = useWorkbench()
  const { action, mapping } = subscriptions[index]
  const { fields } = start.actions[action]
  const failed = group.keys.filter((key) => errors[key] !== undefined)
  const change = (key: string, value: Mapping) =>
    changeSubscription(index, { mapping: withMapping(mapping, key, value) })
  return (
    <Accordion.Item value={group.name}>
      <Accordion.Control>
        <Group gap="xs">
          <Text fw={600} size="sm">
            {group.name}
          </Text>
          <Text size="xs" c="dimmed">
            {group.keys.length}
          </Text>
          {failed.length > 0 && (
            <StatusBadge color="red">{failed.length === 1 ? '1 error' : `${failed.length} errors`}</StatusBadge>
          )}
        </Group>
      </Accordion.Control>
      <Accordion.Panel>
        {isOpen && (
          <Stack gap="lg">
            {group.description && (
              <Text size="xs" c="dimmed">
                {group.description}
              </Text>
            )}
            {group.keys
              .filter((key) => isShown(fields[key], mapping))
              .map((key) => (
                <FieldRow
                  key={key}
                  name={key}
                  field={fields[key]}
                  mapping={mapping[key]}
                  value={preview?.fields?.[key]?.value}
                  error={errors[key]}
                  onChange={(value) => change(key, value)}
                />
              ))}
          </Stack>
        )}
      </Accordion.Panel>
    </Accordion.Item>
  )
}

/** What is wrong with fields: as the preview sees it, and as the last sending said while nothing has been edited since. */
function useFieldErrors(index: number): Record<string, string> {
  const { subscriptions, preview, sent, current } = useWorkbench()
  const { name } = subscriptions[index]
  const seen = Object.entries(preview?.fields ?? {}).flatMap(([key, { error }]) =>
    error === undefined ? [] : [[key, error]]
  )
  const calls = sent && !sent.isStale ? sent.calls.filter(({ subscription }) => subscription === name) : []
  const outcome = calls.flatMap(({ outcomes }) => outcomes).find(({ event }) => event === current)
  return { ...outcome?.fields, ...(Object.fromEntries(seen) as Record<string, string>) }
}

function withMapping(mapping: JSONObject, key: string, value: Mapping): JSONObject {
  const { [key]: _former, ...others } = mapping
  return value === undefined ? others : { ...others, [key]: value }
}

import { Accordion, Button, CopyButton, Group, Stack, Text, TextInput } from '@mantine/core'
import type { InputField, JSONObject } from '@segment/actions-core'
import { useEffect, useRef, useState } from 'react'
import { useWorkbench } from '../workbench'
import type { FieldGroup } from './field-groups'
import { groupFields, isShown } from './field-groups'
import { FieldRow } from './field-row'
import type { Mapping } from './mapping-kind'
import { actionOf } from './subscription-action'
import { StatusBadge } from '../status-badge'

/** Groups that Segment opens at once. */
const OPEN_AT_FIRST = ['Identifiers', 'Data', 'Options']

/** The form of an action's fields, as Segment renders it, with what each mapping gives for the event. */
export function MappingForm({ index }: { index: number }) {
  const { start, subscriptions, replaceSubscriptions, changeSubscription } = useWorkbench()
  const [open, setOpen] = useState(OPEN_AT_FIRST)
  const subscription = subscriptions[index]
  const action = actionOf(start, subscription)
  const errors = useFieldErrors(index)
  const form = useRef<HTMLDivElement>(null)
  useEffect(() => form.current?.scrollIntoView({ block: 'nearest' }), [])
  const remove = () => replaceSubscriptions(subscriptions.filter((_, at) => at !== index))
  if (!action) {
    return (
      <Group>
        <Text c="dimmed">There is no action of this name.</Text>
        <Button size="xs" variant="default" onClick={remove}>
          Remove
        </Button>
      </Group>
    )
  }
  return (
    <Stack gap="sm" mt="sm" ref={form}>
      <Text size="sm">{action.description}</Text>
      <TextInput
        label="Name"
        value={subscription.name}
        onChange={({ currentTarget }) => changeSubscription(index, { name: currentTarget.value })}
      />
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
            fields={action.fields}
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
  fields: Record<string, InputField>
  group: FieldGroup
  index: number
  errors: Record<string, string>
  isOpen: boolean
}

function FieldGroupItem({ fields, group, index, errors, isOpen }: FieldGroupProps) {
  const { subscriptions, changeSubscription, preview } = useWorkbench()
  const { mapping } = subscriptions[index]
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
                  preview={preview.answer?.fields?.[key]}
                  isOld={!preview.isCurrent}
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
  const { preview, sent, current } = useWorkbench()
  const seen = Object.entries(preview.answer?.fields ?? {}).flatMap(([key, { error }]) =>
    error === undefined ? [] : [[key, error]]
  )
  const calls = sent && !sent.isStale ? sent.calls.filter(({ position }) => position === index) : []
  const outcome = calls.flatMap(({ outcomes }) => outcomes).find(({ event }) => event === current)
  return { ...outcome?.fields, ...(Object.fromEntries(seen) as Record<string, string>) }
}

function withMapping(mapping: JSONObject, key: string, value: Mapping): JSONObject {
  const { [key]: _former, ...others } = mapping
  return value === undefined ? others : { ...others, [key]: value }
}

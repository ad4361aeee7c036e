import { Accordion, Button, CopyButton, Group, Stack, Text, TextInput } from '@mantine/core'
import type { JSONObject } from '@segment/actions-core'
import type { RefObject } from 'react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { StatusBadge } from '../status-badge'
import { useWorkbench } from '../workbench'
import { defaultMappingOf } from './default-mapping'
import type { FieldGroup } from './field-groups'
import { groupFields } from './field-groups'
import { FieldRow } from './field-row'
import type { Selection } from './field-selection'
import type { FormField } from './form-field'
import { selectFields } from './form-field'
import type { Mapping } from './mapping-kind'
import { RequestComparison } from './request-comparison'
import { actionOf } from './subscription-action'

/** Groups that Segment opens at once. */
const OPEN_AT_FIRST = ['Identifiers', 'Data', 'Options']

/** Ms in which a group opens, and a little more. */
const OPENING_MS = 250

interface MappingFormProps {
  /** Position of the subscription. */
  index: number
  fields: FormField[]
  selection: Selection
}

/** The form of an action's fields, as Segment renders it, with what each mapping gives for the event. */
export function MappingForm({ index, fields, selection }: MappingFormProps) {
  const { start, subscriptions, replaceSubscriptions, changeSubscription } = useWorkbench()
  const subscription = subscriptions[index]
  const action = actionOf(start, subscription)
  const form = useRef<HTMLDivElement>(null)
  useFirstError(form, fields)
  const remove = () => replaceSubscriptions(subscriptions.filter((_, at) => at !== index))
  if (!action) {
    return (
      <Group mt="xs">
        <Text c="dimmed">There is no action of this name.</Text>
        <Button size="xs" variant="default" onClick={remove}>
          Remove
        </Button>
      </Group>
    )
  }
  const isSelecting = selection.filter !== 'all' || selection.search !== ''
  const changed = fields.filter(({ isChanged }) => isChanged).length
  return (
    <Stack gap="sm" mt="sm" ref={form} className="mapping-form">
      {!isSelecting && (
        <>
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
            spellCheck={false}
          />
          <Group gap="xs">
            <CopyButton value={JSON.stringify(subscription.mapping, null, 2)}>
              {({ copied, copy }) => (
                <Button size="xs" variant="default" onClick={copy}>
                  {copied ? 'Copied' : 'Copy mapping as JSON'}
                </Button>
              )}
            </CopyButton>
            {changed > 0 && (
              <Button
                size="xs"
                variant="default"
                onClick={() => changeSubscription(index, { mapping: defaultMappingOf(start, subscription) })}
              >
                Reset {changed === 1 ? 'the changed field' : `all ${changed} changed fields`}
              </Button>
            )}
            <Button size="xs" variant="default" onClick={remove}>
              Remove
            </Button>
          </Group>
        </>
      )}
      <FieldGroups index={index} groups={groupFields(action.fields)} fields={fields} selection={selection} />
      <RequestComparison index={index} />
    </Stack>
  )
}

/** Brings the first field in error into view, once, when it is known that there is one. */
function useFirstError(form: RefObject<HTMLDivElement | null>, fields: FormField[]): void {
  const { preview } = useWorkbench()
  const hasLooked = useRef(false)
  const isKnown = preview.answer?.fields !== undefined
  useEffect(() => {
    if (!isKnown || hasLooked.current) return
    hasLooked.current = true
    if (!fields.some(({ error }) => error !== undefined)) return
    const show = () =>
      form.current?.querySelector('[data-refused]')?.closest('[data-field]')?.scrollIntoView({ block: 'start' })
    // Its group may have to open first.
    setTimeout(show, OPENING_MS)
  }, [form, isKnown, fields])
}

interface FieldGroupsProps {
  index: number
  groups: FieldGroup[]
  fields: FormField[]
  selection: Selection
}

function FieldGroups({ index, groups, fields, selection: { filter, search } }: FieldGroupsProps) {
  const [open, setOpen] = useState(OPEN_AT_FIRST)
  // What a filter has shown stays while it is on: a field must not go from under the hands that mend it.
  const seen = useMemo(() => ({ filter, search, keys: new Set<string>() }), [filter, search])
  for (const key of selectFields(fields, filter, search)) seen.keys.add(key)
  const isSelecting = filter !== 'all' || search !== ''
  const shown = groups
    .map((group) => ({ ...group, fields: fieldsIn(group, fields).filter(({ key }) => seen.keys.has(key)) }))
    .filter((group) => group.fields.length > 0)
  const failed = shown.filter((group) => group.fields.some(({ error }) => error !== undefined))
  const forced = (isSelecting ? shown : failed).map(({ name }) => name)
  if (shown.length === 0) return <Text c="dimmed">No field is like this.</Text>
  return (
    <Accordion multiple value={[...new Set([...open, ...forced])]} onChange={setOpen} variant="contained" order={3}>
      {shown.map((group) => (
        <FieldGroupItem
          key={group.name}
          group={group}
          index={index}
          isOpen={open.includes(group.name) || forced.includes(group.name)}
        />
      ))}
    </Accordion>
  )
}

/** The fields of a group, in its order. */
function fieldsIn({ keys }: FieldGroup, fields: FormField[]): FormField[] {
  return keys.flatMap((key) => fields.filter((field) => field.key === key))
}

interface FieldGroupProps {
  group: FieldGroup & { fields: FormField[] }
  index: number
  isOpen: boolean
}

function FieldGroupItem({ group, index, isOpen }: FieldGroupProps) {
  const { subscriptions, changeSubscription, preview } = useWorkbench()
  const { mapping } = subscriptions[index]
  const failed = group.fields.filter(({ error }) => error !== undefined).length
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
            {group.fields.length}
          </Text>
          {failed > 0 && <StatusBadge color="red">{failed === 1 ? '1 error' : `${failed} errors`}</StatusBadge>}
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
            {group.fields.map((field) => (
              <FieldRow
                key={field.key}
                field={field}
                preview={preview.answer?.fields?.[field.key]}
                isOld={!preview.isCurrent}
                onChange={(value) => change(field.key, value)}
              />
            ))}
          </Stack>
        )}
      </Accordion.Panel>
    </Accordion.Item>
  )
}

function withMapping(mapping: JSONObject, key: string, value: Mapping): JSONObject {
  const entries = Object.entries(mapping).filter(([other]) => other !== key)
  return Object.fromEntries(value === undefined ? entries : [...entries, [key, value]])
}

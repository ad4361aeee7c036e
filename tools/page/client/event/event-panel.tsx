import { Alert, Button, Group, NumberInput, Select, Stack, Text } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { Example, Subscription } from '../../api'
import { titleOf } from '../../title-of-call'
import { JsonEditor } from '../json-editor'
import { subscriptionFor } from '../mapping/subscription-action'
import { Panel } from '../panel'
import { FileDrop, OpenFileButton } from '../text-file'
import type { Origin } from '../workbench'
import { useWorkbench } from '../workbench'
import { placeOf } from './read-events'

export function EventPanel() {
  const { start, eventText, editEvent, takeEvent, origin, isEventKept, read } = useWorkbench()
  const example = origin?.kind === 'example' ? origin.example : undefined
  const editor = useRef<HTMLDivElement>(null)
  const focusEditor = () => editor.current?.querySelector<HTMLElement>('.cm-content')?.focus()

  return (
    <Panel title="Event" side={<OpenFileButton onText={takeEvent} accept=".json,.jsonl,.ndjson,.txt" />}>
      <Stack gap="sm">
        {origin?.kind === 'live' && <TakenFromLive origin={origin} onTakenBack={focusEditor} />}
        <Select
          label="Example"
          placeholder="Pick a Segment call, or edit below"
          searchable
          data={groupedExamples(start.examples)}
          value={example ? String(start.examples.indexOf(example)) : null}
          onChange={(index) => {
            if (index === null) return
            const picked = start.examples[Number(index)]
            takeEvent(JSON.stringify(picked.event, null, 2), { kind: 'example', example: picked })
          }}
        />
        <FileDrop onText={takeEvent} ref={editor}>
          <JsonEditor
            label="Segment event as JSON"
            value={eventText}
            onChange={editEvent}
            problems={read.problems}
            minHeight="160px"
            maxHeight="340px"
          />
        </FileDrop>
        <Text size="xs" c="dimmed">
          One event, a list of events, or one event a line. Several go out as a batch. Files can be dropped here.
        </Text>
        {!isEventKept && (
          <Text size="xs" c="dimmed">
            This is too large for the browser to keep over a reload of the page.
          </Text>
        )}
        <div role="status">
          <Problems />
        </div>
        {read.batch && <BatchNavigator />}
        {example && <ExampleNeeds example={example} />}
      </Stack>
    </Panel>
  )
}

/** Says which call of a client's the event is, and has the way back. It takes the focus, as the call's row is hidden now. */
function TakenFromLive({ origin, onTakenBack }: { origin: Origin & { kind: 'live' }; onTakenBack: () => void }) {
  const { takeBack } = useWorkbench()
  const note = useRef<HTMLDivElement>(null)
  useEffect(() => note.current?.focus(), [origin])
  const undo = () => {
    takeBack?.()
    onTakenBack()
  }
  return (
    <Alert color="indigo" variant="light" p="xs" ref={note} tabIndex={-1} role="group" aria-label="From Live">
      <Group justify="space-between" gap="xs">
        <Text size="sm" className="wrap">
          From Live: {origin.title}
        </Text>
        <Button size="xs" onClick={undo}>
          Undo
        </Button>
      </Group>
    </Alert>
  )
}

/** How many problems are told; where one line is wrong, hundreds may be. */
const TOLD = 3

function Problems() {
  const { eventText, read } = useWorkbench()
  if (read.problems.length === 0) return null
  return (
    <Alert color="red" variant="light" p="xs">
      {read.problems.slice(0, TOLD).map((problem) => (
        <Text key={problem.from} size="sm" className="wrap">
          {placeOf(eventText, problem)}: {problem.message}
        </Text>
      ))}
      {read.problems.length > TOLD && <Text size="sm">And {read.problems.length - TOLD} more.</Text>}
    </Alert>
  )
}

/** A batch is long: one of its events is looked at. */
function BatchNavigator() {
  const { read, current, setCurrent } = useWorkbench()
  return (
    <Group gap="xs">
      <NumberInput
        label={`Event to look at, of ${read.events.length}`}
        description={titleOf(read.events[current])}
        size="xs"
        min={1}
        max={read.events.length}
        value={current + 1}
        clampBehavior="blur"
        onChange={(value) => {
          if (typeof value === 'number' && value >= 1 && value <= read.events.length) setCurrent(value - 1)
        }}
      />
    </Group>
  )
}

/** An example of an action that no preset uses, or of a mapping that is no default, says so and offers it. */
function ExampleNeeds({ example }: { example: Example }) {
  const { start, subscriptions, replaceSubscriptions } = useWorkbench()
  const at = subscriptions.findIndex(({ action }) => action === example.action)
  const needed = needs(start.actions[example.action].title, example, subscriptions[at])
  if (!needed) return null
  const use = () => {
    const { mapping, ...subscription } =
      subscriptions[at] ?? subscriptionFor(example.action, start.actions[example.action])
    const changed = {
      ...subscription,
      enabled: true,
      mapping: { ...mapping, ...example.mapping } as Subscription['mapping']
    }
    replaceSubscriptions(
      at < 0 ? [...subscriptions, changed] : subscriptions.map((one, index) => (index === at ? changed : one)),
      at < 0 ? subscriptions.length : at
    )
  }
  return (
    <Alert color="indigo" variant="light" p="xs">
      <Group justify="space-between" gap="xs">
        <Text size="sm">{needed}</Text>
        <Button size="xs" onClick={use}>
          Use it
        </Button>
      </Group>
    </Alert>
  )
}

function needs(action: string, { mapping = {} }: Example, subscription?: Subscription): string | undefined {
  if (!subscription) return `This call is one for ${action}, which no preset sends.`
  const others = Object.keys(mapping).filter(
    (key) => JSON.stringify(mapping[key]) !== JSON.stringify(subscription.mapping[key])
  )
  return others.length > 0 ? `This example maps ${others.join(', ')} otherwise.` : undefined
}

function groupedExamples(examples: Example[]) {
  const types = [...new Set(examples.map(({ event }) => String(event.type)))]
  return types.map((group) => ({
    group,
    items: examples.flatMap(({ title, event }, index) =>
      event.type === group ? [{ value: String(index), label: title }] : []
    )
  }))
}

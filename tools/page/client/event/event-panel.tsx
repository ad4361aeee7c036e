import { Alert, Button, Group, Select, Stack, Text } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { Example, Subscription } from '../../api'
import { JsonEditor } from '../json-editor'
import { usePlaces } from '../layout/places'
import { subscriptionFor } from '../mapping/subscription-action'
import { Panel } from '../panel'
import { FileDrop, OpenFileButton } from '../text-file'
import type { Origin } from '../workbench'
import { useWorkbench } from '../workbench'
import { EventList } from './event-list'
import type { TextRange } from './event-range'
import { eventRange, oneEventALine } from './event-range'
import { placeOf } from './read-events'

export function EventPanel() {
  const { start, eventText, editEvent, takeEvent, origin, isEventKept, read } = useWorkbench()
  const example = origin?.kind === 'example' ? origin.example : undefined
  const editor = useRef<HTMLDivElement>(null)
  const focusEditor = () => editor.current?.querySelector<HTMLElement>('.cm-content')?.focus()
  const marked = useMarked(focusEditor)
  const takeFile = (text: string) => takeEvent(oneEventALine(text))

  return (
    <Panel title="Event" isFilling>
      <Stack gap="xs" className="fill" p="md" pt="sm">
        {origin?.kind === 'live' && <TakenFromLive origin={origin} onTakenBack={focusEditor} />}
        <Group gap="xs" wrap="nowrap">
          <Select
            aria-label="Example"
            placeholder="Pick an example"
            searchable
            size="xs"
            flex={1}
            data={groupedExamples(start.examples)}
            value={example ? String(start.examples.indexOf(example)) : null}
            onChange={(index) => {
              if (index === null) return
              const picked = start.examples[Number(index)]
              takeEvent(JSON.stringify(picked.event, null, 2), { kind: 'example', example: picked })
            }}
          />
          <OpenFileButton onText={takeFile} accept=".json,.jsonl,.ndjson,.txt" />
        </Group>
        {example && <ExampleNeeds example={example} />}
        {read.batch && <EventList />}
        <FileDrop onText={takeFile} ref={editor}>
          <JsonEditor
            label="Segment event as JSON"
            value={eventText}
            onChange={editEvent}
            problems={read.problems}
            isFilling
            marked={marked}
          />
        </FileDrop>
        <div role="status">
          <Problems />
        </div>
        <Text size="xs" c="dimmed">
          {isEventKept
            ? 'One event, a list of events, or one event a line. Files can be dropped here.'
            : 'This is too large for the browser to keep over a reload of the page.'}
        </Text>
      </Stack>
    </Panel>
  )
}

/** The event of a batch that is looked at, where it is written. Where it comes into view only now, the editor gets the focus. */
function useMarked(focusEditor: () => void): TextRange | undefined {
  const { eventText, read, looked } = useWorkbench()
  const { isWide } = usePlaces()
  const latest = useRef({ eventText, read, isWide, focusEditor })
  useEffect(() => {
    latest.current = { eventText, read, isWide, focusEditor }
  })
  const [marked, setMarked] = useState<TextRange>()
  useEffect(() => {
    if (!looked) return
    const {
      eventText: text,
      read: { batch },
      isWide: isBesides,
      focusEditor: focus
    } = latest.current
    setMarked(batch ? eventRange(text, looked.index) : undefined)
    if (!isBesides) focus()
  }, [looked])
  return marked
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

import { Alert, Button, Checkbox, Code, Group, List, SegmentedControl, Select, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import type { ImportAnswer, Start, Subscription } from '../../api'
import { StatusBadge } from '../status-badge'
import type { StatusColor } from '../status-badge'
import { useWorkbench } from '../workbench'
import type { Change, Mode } from './changes-of-import'
import { afterImport, changesOfImport } from './changes-of-import'
import { MigrationReport } from './migration-report'
import { nameOfImport } from './name-of-import'

interface ImportPreviewProps {
  answer: ImportAnswer
  /** It was taken over. */
  onDone: () => void
}

/** What a file holds, by its name, and what it would do to what is there; then what became of each setting or subscription. */
export function ImportPreview({ answer, onDone }: ImportPreviewProps) {
  const { recognized, migration, problems } = answer
  return (
    <Stack gap="sm">
      <Text fw={600} role="status">
        {nameOfImport(answer)}
      </Text>
      {problems.length > 0 && (
        <Alert color="red" variant="light" role="alert">
          <List size="sm">
            {problems.map((problem) => (
              <List.Item key={problem} className="wrap">
                {problem}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
      {answer.mapping ? (
        <MappingPreview answer={answer} mapping={answer.mapping} onDone={onDone} />
      ) : (
        <SubscriptionsPreview answer={answer} onDone={onDone} />
      )}
      {recognized !== 'mapping' && <MigrationReport recognized={recognized} report={migration.report} />}
    </Stack>
  )
}

/** Several subscriptions, and what is beside them: in the place of those that are there, or with them. */
function SubscriptionsPreview({ answer, onDone }: ImportPreviewProps) {
  const { subscriptions, replaceSubscriptions, settings, setSettings, takeEvent } = useWorkbench()
  const { migration, recognized, event, problems } = answer
  const taken = migration.subscriptions
  const [mode, setMode] = useState<Mode>(taken.length === 1 && recognized !== 'page' ? 'add' : 'replace')
  const [withSettings, setWithSettings] = useState(true)
  const given = Object.keys(migration.settings)
  // What the page exported is taken as it was there; anything else has to be right first.
  const isRefused = problems.length > 0 && recognized !== 'page'
  const use = () => {
    replaceSubscriptions(afterImport(subscriptions, taken, mode))
    if (withSettings && given.length > 0) setSettings({ ...settings, ...migration.settings })
    if (event !== undefined) takeEvent(event)
    onDone()
  }
  return (
    <>
      <Group justify="space-between" gap="xs">
        <SegmentedControl
          size="xs"
          aria-label="What becomes of those that are there"
          value={mode}
          onChange={setMode}
          data={[
            { value: 'replace', label: `Replace the ${subscriptions.length} there` },
            { value: 'add', label: 'Add to them' }
          ]}
        />
        <Button size="xs" onClick={use} disabled={isRefused}>
          Use them
        </Button>
      </Group>
      {given.length > 0 && (
        <Checkbox
          size="xs"
          label={`Take over from its settings: ${given.map((key) => SETTINGS[key] ?? key).join(', ')}`}
          checked={withSettings}
          onChange={({ currentTarget }) => setWithSettings(currentTarget.checked)}
        />
      )}
      {event !== undefined && (
        <>
          <Text size="sm">Its event takes the place of the one there.</Text>
          <Code block className="wrap" fz="xs">
            {beginningOf(event)}
          </Code>
        </>
      )}
      <Changes changes={changesOfImport(subscriptions, taken, mode)} />
    </>
  )
}

/** Enough to see which event it is. */
const SHOWN_LINES = 8
const SHOWN_CHARACTERS = 400

function beginningOf(text: string): string {
  const shown = text.split('\n', SHOWN_LINES).join('\n').slice(0, SHOWN_CHARACTERS)
  return shown.length < text.length ? `${shown} …` : shown
}

const SETTINGS: Record<string, string> = { apiKey: 'API key', secretKey: 'secret key', endpoint: 'region' }

/** Where a mapping goes: into a subscription that is there, or into a new one. */
const NEW = 'new'

function MappingPreview({ answer, mapping, onDone }: ImportPreviewProps & { mapping: Subscription['mapping'] }) {
  const { start, subscriptions, replaceSubscriptions, shown } = useWorkbench()
  const [made] = answer.migration.subscriptions
  const [target, setTarget] = useState(() => firstTarget(subscriptions, shown, made))
  const isNew = target === NEW
  const at = Number(target)
  const after = isNew
    ? [...subscriptions, made]
    : subscriptions.map((one, index) => (index === at ? { ...one, mapping } : one))
  const unknown = isNew || target === null ? [] : unknownFields(start, subscriptions[at], mapping)
  return (
    <>
      <Group justify="space-between" align="flex-end" gap="xs">
        <Select
          size="xs"
          label="It becomes the mapping of"
          allowDeselect={false}
          value={target}
          onChange={setTarget}
          data={[
            ...subscriptions.map(({ name }, index) => ({ value: String(index), label: name })),
            ...(made ? [{ value: NEW, label: `a new subscription, ${made.name}` }] : [])
          ]}
        />
        <Button
          size="xs"
          disabled={target === null}
          onClick={() => {
            replaceSubscriptions(after, isNew ? subscriptions.length : at)
            onDone()
          }}
        >
          Use the mapping
        </Button>
      </Group>
      {unknown.length > 0 && (
        <Alert color="red" variant="light" role="alert" className="wrap">
          {subscriptions[at].name} has no field {unknown.join(', ')}. Choose the subscription that the mapping is of.
        </Alert>
      )}
      {isNew && <MigrationReport recognized="mapping" report={answer.migration.report} />}
      {target !== null && (
        <Changes changes={changesOfImport(subscriptions, after, 'replace').filter(({ what }) => what !== 'stays')} />
      )}
    </>
  )
}

/** The one whose mapping is shown, else the first of the same action, else a new one. */
function firstTarget(subscriptions: Subscription[], shown: number | undefined, made?: Subscription): string | null {
  if (shown !== undefined) return String(shown)
  const same = subscriptions.findIndex(({ action }) => action === made?.action)
  if (same >= 0) return String(same)
  return made ? NEW : null
}

function unknownFields({ actions }: Start, { action }: Subscription, mapping: Subscription['mapping']): string[] {
  const fields = Object.keys(Object.entries(actions).find(([key]) => key === action)?.[1].fields ?? {})
  return Object.keys(mapping).filter((key) => !fields.includes(key))
}

const COLORS: Record<Change['what'], StatusColor> = {
  stays: 'gray',
  'is changed': 'indigo',
  goes: 'red',
  'is added': 'teal'
}

function Changes({ changes }: { changes: Change[] }) {
  if (changes.length === 0) return <Text size="sm">Nothing changes: it is there already.</Text>
  return (
    <Table fz="sm" verticalSpacing={4} aria-label="What becomes of each subscription">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Subscription</Table.Th>
          <Table.Th>What the import does</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {changes.map(({ name, what, how }, index) => (
          <Table.Tr key={index} data-change={what}>
            <Table.Td className="wrap">{name}</Table.Td>
            <Table.Td className="wrap">
              <StatusBadge color={COLORS[what]}>{what}</StatusBadge> {how}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

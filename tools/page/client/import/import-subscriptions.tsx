import { Alert, Button, FileButton, Group, List, Modal, Stack, Table, Text, Textarea } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useState } from 'react'
import type { ImportAnswer, Migration } from '../../api'
import { ask } from '../ask'
import { StatusBadge } from '../status-badge'
import { useWorkbench } from '../workbench'

/** Takes the settings of a classic destination, or a file of subscriptions, and uses what comes of them. */
export function ImportSubscriptions() {
  const { settings, setSettings, setSubscriptions, setShown } = useWorkbench()
  const [isOpen, { open, close }] = useDisclosure(false)
  const [text, setText] = useState('')
  const [answer, setAnswer] = useState<ImportAnswer>()
  const [problem, setProblem] = useState<string>()
  const [isDropping, setIsDropping] = useState(false)

  const take = (taken: string) => {
    setText(taken)
    setAnswer(undefined)
    setProblem(undefined)
    ask.import({ text: taken }).then(setAnswer, (error: Error) => setProblem(error.message))
  }
  const takeFile = (file: File | null | undefined) => void file?.text().then(take)
  const use = ({ subscriptions, settings: migrated }: Migration) => {
    setSubscriptions(subscriptions)
    setSettings({ ...settings, ...migrated })
    setShown(undefined)
    close()
  }

  return (
    <>
      <Button variant="default" size="xs" onClick={open}>
        Import…
      </Button>
      <Modal opened={isOpen} onClose={close} title="Import classic settings or subscriptions" size="xl">
        <Stack>
          <Text size="sm">
            The settings of a classic Amplitude destination, as Segment's Public API gives them, become subscriptions of
            this one. A file that "npm run migrate" wrote is taken as it is.
          </Text>
          <div
            className={isDropping ? 'dropping' : undefined}
            onDragOver={(event) => {
              event.preventDefault()
              setIsDropping(true)
            }}
            onDragLeave={() => setIsDropping(false)}
            onDrop={(event) => {
              event.preventDefault()
              setIsDropping(false)
              takeFile(event.dataTransfer.files[0])
            }}
          >
            <Textarea
              label="Settings or subscriptions, as JSON"
              description="Paste them, or drop a file here."
              autosize
              minRows={4}
              maxRows={10}
              value={text}
              onChange={({ currentTarget }) => setText(currentTarget.value)}
              styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 12 } }}
            />
          </div>
          <Group gap="xs">
            <FileButton onChange={takeFile} accept=".json">
              {(props) => (
                <Button {...props} variant="default" size="xs">
                  Open a file…
                </Button>
              )}
            </FileButton>
            <Button size="xs" onClick={() => take(text)} disabled={text.trim() === ''}>
              Read
            </Button>
          </Group>
          {problem && (
            <Alert color="red" variant="light" role="alert" className="wrap">
              {problem}
            </Alert>
          )}
          {answer && <Report answer={answer} onUse={use} />}
        </Stack>
      </Modal>
    </>
  )
}

function Report({
  answer: { migration, problems },
  onUse
}: {
  answer: ImportAnswer
  onUse: (migration: Migration) => void
}) {
  const { subscriptions, report } = migration
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Text fw={600}>
          {subscriptions.length} {subscriptions.length === 1 ? 'subscription' : 'subscriptions'}
        </Text>
        <Button onClick={() => onUse(migration)} disabled={problems.length > 0}>
          Use them
        </Button>
      </Group>
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
      {report.length > 0 && (
        <div className="scroll" tabIndex={0} role="region" aria-label="What became of each setting">
          <Table fz="sm" verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Setting</Table.Th>
                <Table.Th>Value</Table.Th>
                <Table.Th>What became of it</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {report.map(({ key, label, value, outcome, what, why }) => (
                <Table.Tr key={key} data-setting={key}>
                  <Table.Td className="wrap">{label}</Table.Td>
                  <Table.Td className="value">{typeof value === 'string' ? value : JSON.stringify(value)}</Table.Td>
                  <Table.Td>
                    <StatusBadge color={outcome === 'needs a person' ? 'red' : 'gray'}>{outcome}</StatusBadge>
                    <Text size="sm">{what}</Text>
                    <Text size="xs" c="dimmed">
                      {why}
                    </Text>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </Stack>
  )
}

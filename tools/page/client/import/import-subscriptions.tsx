import { Alert, Button, Group, Modal, NativeSelect, Stack, Text, Textarea } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useRef, useState } from 'react'
import type { ImportAnswer, MigrationOptions } from '../../api'
import { ask } from '../ask'
import { FileDrop, OpenFileButton } from '../text-file'
import { useWorkbench } from '../workbench'
import { ExportSubscriptions } from './export-subscriptions'
import { ImportPreview } from './import-preview'

/** The classic destination named screens otherwise where the phone sent them itself. */
const VERBS = [
  { value: 'classic', label: 'Viewed; Loaded for all pages' },
  { value: 'Loaded', label: 'Loaded' },
  { value: 'Viewed', label: 'Viewed' }
]

const DEVICE_MODES = [
  { value: '', label: "through Segment's servers" },
  { value: 'browser', label: 'from browsers, in device mode' },
  { value: 'ios', label: 'from iOS, in device mode' },
  { value: 'android', label: 'from Android, in device mode' }
]

/** Takes subscriptions, a mapping or the settings of a classic destination, says what they are, and uses what comes of them. */
export function ImportSubscriptions() {
  const { subscriptions, shown } = useWorkbench()
  const [isOpen, { open, close }] = useDisclosure(false)
  const [text, setText] = useState('')
  const [options, setOptions] = useState<MigrationOptions>({})
  const [reading, setReading] = useState<{ answer: ImportAnswer; number: number }>()
  const [problem, setProblem] = useState<string>()
  const latest = useRef(0)

  /** Reads a text with the options, whenever one of them is another: a report must not be about what stood there before. */
  const take = (taken: string, chosen: MigrationOptions) => {
    edit(taken)
    setOptions(chosen)
    const number = latest.current
    const action = shown === undefined ? undefined : subscriptions[shown]?.action
    ask.import({ text: taken, ...chosen, action }).then(
      (answer) => number === latest.current && setReading({ answer, number }),
      (error: Error) => number === latest.current && setProblem(error.message)
    )
  }
  const edit = (edited: string) => {
    latest.current++
    setText(edited)
    setReading(undefined)
    setProblem(undefined)
  }
  const takeFile = (taken: string) => take(taken, options)
  const done = () => {
    edit('')
    close()
  }

  return (
    <>
      <Button variant="default" size="xs" onClick={open}>
        Import…
      </Button>
      <ExportSubscriptions />
      <Modal opened={isOpen} onClose={close} title="Import classic settings or subscriptions" size="xl">
        <Stack>
          <Text size="sm">
            Subscriptions as Segment's Public API gives them, one or all; one mapping, as it is copied from a
            subscription; the settings of a classic Amplitude destination; what "npm run migrate" or this page wrote.
            Nothing is replaced before you have seen what it is.
          </Text>
          <FileDrop onText={takeFile}>
            <Textarea
              label="Settings or subscriptions, as JSON"
              description="Paste it, or drop a file here."
              autosize
              minRows={4}
              maxRows={10}
              value={text}
              onChange={({ currentTarget }) => edit(currentTarget.value)}
              styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 12 } }}
            />
          </FileDrop>
          <Group gap="xs" align="flex-end">
            <OpenFileButton onText={takeFile} accept=".json" />
            <Button
              size="xs"
              variant={reading ? 'default' : 'filled'}
              onClick={() => take(text, options)}
              disabled={text.trim() === ''}
            >
              Read
            </Button>
          </Group>
          {problem && (
            <Alert color="red" variant="light" role="alert" className="wrap">
              {problem}
            </Alert>
          )}
          {reading?.answer.recognized === 'classic settings' && (
            <ClassicOptions options={options} onChange={(chosen) => take(text, chosen)} />
          )}
          {reading && <ImportPreview key={reading.number} answer={reading.answer} onDone={done} />}
        </Stack>
      </Modal>
    </>
  )
}

interface ClassicOptionsProps {
  options: MigrationOptions
  onChange: (options: MigrationOptions) => void
}

/** What the settings of a classic destination do not say. */
function ClassicOptions({ options, onChange }: ClassicOptionsProps) {
  return (
    <Group gap="xs">
      <NativeSelect
        size="xs"
        label="Pages were named"
        data={VERBS}
        value={options.verb ?? 'classic'}
        onChange={({ currentTarget }) =>
          onChange({ ...options, verb: currentTarget.value as MigrationOptions['verb'] })
        }
      />
      <NativeSelect
        size="xs"
        label="The source sent"
        data={DEVICE_MODES}
        value={options.deviceMode ?? ''}
        onChange={({ currentTarget }) =>
          onChange({ ...options, deviceMode: (currentTarget.value || undefined) as MigrationOptions['deviceMode'] })
        }
      />
    </Group>
  )
}

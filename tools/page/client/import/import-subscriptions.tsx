import { Alert, Button, Group, Modal, NativeSelect, Stack, Text, Textarea } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useState } from 'react'
import type { ImportAnswer, MigrationOptions } from '../../api'
import { ask } from '../ask'
import { FileDrop, OpenFileButton } from '../text-file'
import { useWorkbench } from '../workbench'
import { MigrationReport } from './migration-report'

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

/** Takes the settings of a classic destination, or a file of subscriptions, and uses what comes of them. */
export function ImportSubscriptions() {
  const { settings, setSettings, replaceSubscriptions } = useWorkbench()
  const [isOpen, { open, close }] = useDisclosure(false)
  const [text, setText] = useState('')
  const [options, setOptions] = useState<MigrationOptions>({})
  const [answer, setAnswer] = useState<ImportAnswer>()
  const [problem, setProblem] = useState<string>()

  /** Reads a text with the options, whenever one of them is another: a report must not be about what stood there before. */
  const take = (taken: string, chosen: MigrationOptions) => {
    setText(taken)
    setOptions(chosen)
    setAnswer(undefined)
    setProblem(undefined)
    ask.import({ text: taken, ...chosen }).then(setAnswer, (error: Error) => setProblem(error.message))
  }
  const choose = (chosen: MigrationOptions) => {
    if (answer) take(text, chosen)
    else setOptions(chosen)
  }
  const takeFile = (taken: string) => take(taken, options)
  const use = ({ subscriptions, settings: migrated }: ImportAnswer['migration']) => {
    replaceSubscriptions(subscriptions)
    setSettings({ ...settings, ...migrated })
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
            The settings of a classic Amplitude destination, subscriptions of Segment's Amplitude (Actions), as
            Segment's Public API gives them, or one mapping become subscriptions of this one. A file that "npm run
            migrate" wrote is taken as it is.
          </Text>
          <FileDrop onText={takeFile}>
            <Textarea
              label="Settings or subscriptions, as JSON"
              description="Paste them, or drop a file here."
              autosize
              minRows={4}
              maxRows={10}
              value={text}
              onChange={({ currentTarget }) => {
                setText(currentTarget.value)
                setAnswer(undefined)
              }}
              styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 12 } }}
            />
          </FileDrop>
          <Group gap="xs" align="flex-end">
            <NativeSelect
              size="xs"
              label="Pages were named"
              data={VERBS}
              value={options.verb ?? 'classic'}
              onChange={({ currentTarget }) =>
                choose({ ...options, verb: currentTarget.value as MigrationOptions['verb'] })
              }
            />
            <NativeSelect
              size="xs"
              label="The source sent"
              data={DEVICE_MODES}
              value={options.deviceMode ?? ''}
              onChange={({ currentTarget }) =>
                choose({
                  ...options,
                  deviceMode: (currentTarget.value || undefined) as MigrationOptions['deviceMode']
                })
              }
            />
            <OpenFileButton onText={takeFile} accept=".json" />
            <Button size="xs" onClick={() => take(text, options)} disabled={text.trim() === ''}>
              Read
            </Button>
          </Group>
          {problem && (
            <Alert color="red" variant="light" role="alert" className="wrap">
              {problem}
            </Alert>
          )}
          {answer && <MigrationReport answer={answer} onUse={use} />}
        </Stack>
      </Modal>
    </>
  )
}

import { Alert, Button, Drawer, Group, NativeSelect, PasswordInput, Stack, Switch, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { TestAnswer } from '../../api'
import { ask } from '../ask'
import { useWorkbench } from '../workbench'
import { Faults } from './faults'

interface SettingsDrawerProps {
  isOpen: boolean
  onClose: () => void
  /** What goes wrong in the sandbox, in words. */
  faults: string
  onFaults: (faults: string) => void
}

/** Region, keys, where to send, and what goes wrong in the sandbox. */
export function SettingsDrawer({ isOpen, onClose, faults, onFaults }: SettingsDrawerProps) {
  const { settings, setSettings, live, setLive } = useWorkbench()
  return (
    <Drawer opened={isOpen} onClose={onClose} title="Settings" position="right">
      <Stack>
        <NativeSelect
          label="Endpoint region"
          data={[
            { value: 'north_america', label: 'North America' },
            { value: 'europe', label: 'Europe' }
          ]}
          value={settings.endpoint}
          onChange={({ currentTarget }) => setSettings({ ...settings, endpoint: currentTarget.value })}
        />
        <PasswordInput
          label="API key"
          description="The sandbox takes any."
          value={settings.apiKey}
          onChange={({ currentTarget }) => setSettings({ ...settings, apiKey: currentTarget.value })}
          visibilityToggleButtonProps={{ 'aria-label': 'Show the API key' }}
        />
        <PasswordInput
          label="Secret key"
          value={settings.secretKey}
          onChange={({ currentTarget }) => setSettings({ ...settings, secretKey: currentTarget.value })}
          visibilityToggleButtonProps={{ 'aria-label': 'Show the secret key' }}
        />
        <Text size="xs" c="dimmed">
          Keys stay in this browser tab and go with it. They reach the server on this machine with each sending, and
          nobody else unless you send to the real Amplitude.
        </Text>
        <KeyTest />
        <Switch
          label="Send to the real Amplitude"
          description="Off: requests go to the sandbox on this machine. On: they go to Amplitude's servers with the keys above, and what arrives is counted in your project. It asks before it sends, and is off again when the page is loaded anew."
          checked={live}
          color="red.9"
          onChange={({ currentTarget }) => setLive(currentTarget.checked)}
        />
        <Faults inForce={faults} onChange={onFaults} />
      </Stack>
    </Drawer>
  )
}

/** Asks Amplitude, or the sandbox, whether it knows the keys. */
function KeyTest() {
  const { settings, live } = useWorkbench()
  const [answer, setAnswer] = useState<TestAnswer>()
  // An answer is about the keys that were asked about.
  useEffect(() => setAnswer(undefined), [settings, live])
  const test = () =>
    void ask
      .testSettings({ settings, live })
      .catch((error: Error): TestAnswer => ({ ok: false, error: error.message }))
      .then(setAnswer)
  return (
    <Stack gap="xs">
      <Group>
        <Button variant="default" size="xs" onClick={test}>
          {live ? 'Test the keys at the real Amplitude' : 'Test the keys at the sandbox'}
        </Button>
      </Group>
      {answer && (
        <Alert color={answer.ok ? 'teal' : 'red'} variant="light" p="xs" role="status">
          <Text size="sm">{answer.ok ? 'The keys are known.' : answer.error}</Text>
        </Alert>
      )}
    </Stack>
  )
}

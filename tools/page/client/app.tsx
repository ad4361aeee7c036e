import {
  Alert,
  Anchor,
  Button,
  Container,
  Group,
  Loader,
  Title,
  useComputedColorScheme,
  useMantineColorScheme
} from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import type { Start } from '../api'
import { AmplitudePanel } from './amplitude/amplitude-panel'
import { ask } from './ask'
import { EventPanel } from './event/event-panel'
import { EventOrLive } from './live/event-or-live'
import { PresetsPanel } from './mapping/presets-panel'
import { ResultPanel } from './result/result-panel'
import { SendButton } from './result/send-button'
import { NOTHING_WRONG, whatIsSet } from './settings/fault-choices'
import { SettingsDrawer } from './settings/settings-drawer'
import { ShareActions } from './share/share-actions'
import { StatusBadge } from './status-badge'
import { useWorkbench, WorkbenchProvider } from './workbench'

/** The whole way of an event: the call, the mapping, the request, and what Amplitude then holds. */
export function App() {
  const [start, setStart] = useState<Start>()
  const [problem, setProblem] = useState<string>()
  useEffect(() => {
    ask.start().then(setStart, (error: Error) => setProblem(error.message))
  }, [])
  if (problem) {
    return (
      <Container p="md" component="main">
        <Alert color="red" role="alert">
          {problem}
        </Alert>
      </Container>
    )
  }
  if (!start) return <Loader aria-label="Loading" m="md" />
  return (
    <WorkbenchProvider start={start}>
      <Header />
      <main className="page" id="main">
        <div className="column">
          <EventOrLive event={<EventPanel />} />
          <PresetsPanel />
        </div>
        <div className="column outcome" tabIndex={0} role="region" aria-label="What comes of it">
          <ResultPanel />
          <AmplitudePanel />
        </div>
      </main>
    </WorkbenchProvider>
  )
}

function Header() {
  const { live } = useWorkbench()
  const [faults, setFaults] = useState(NOTHING_WRONG)
  const [isOpen, { open, close }] = useDisclosure(false)
  useEffect(() => {
    ask.sandbox<Record<string, number | null>>('/faults').then(
      (settings) => setFaults(whatIsSet(settings)),
      () => undefined
    )
  }, [])
  return (
    <header className="header">
      <Anchor href="#main" className="skip">
        Skip to the event
      </Anchor>
      <Group justify="space-between" px="md" py="xs" gap="xs">
        <Group gap="xs">
          <Title order={1} size="h4">
            Amplitude destination
          </Title>
          <StatusBadge color={live ? 'red' : 'teal'}>{live ? 'real Amplitude' : 'sandbox'}</StatusBadge>
          {!live && faults !== NOTHING_WRONG && <StatusBadge color="red">{faults}</StatusBadge>}
        </Group>
        <Group gap="xs">
          <ShareActions />
          <ColorSchemeButton />
          <Button variant="default" size="xs" onClick={open}>
            Settings
          </Button>
          <SendButton />
        </Group>
      </Group>
      <SettingsDrawer isOpen={isOpen} onClose={close} faults={faults} onFaults={setFaults} />
    </header>
  )
}

function ColorSchemeButton() {
  const { setColorScheme } = useMantineColorScheme()
  const other = useComputedColorScheme('light') === 'light' ? 'dark' : 'light'
  return (
    <Button variant="default" size="xs" onClick={() => setColorScheme(other)}>
      {other === 'dark' ? 'Dark' : 'Light'}
    </Button>
  )
}

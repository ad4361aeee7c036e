import { Alert, Container, Loader } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Start } from '../api'
import { AmplitudePanel } from './amplitude/amplitude-panel'
import { SandboxViewProvider } from './amplitude/sandbox-view'
import { ask } from './ask'
import { EventPanel } from './event/event-panel'
import { HistoryButtons } from './history/history-buttons'
import { Header } from './layout/header'
import { Layout } from './layout/layout'
import { LivePanel } from './live/live-panel'
import { LiveProvider, LiveTitle } from './live/live-provider'
import { PresetsPanel } from './mapping/presets-panel'
import { RequestsPanel } from './result/requests-panel'
import { ResultPanel } from './result/result-panel'
import { ResultViewProvider } from './result/result-view'
import { Summary } from './result/summary'
import { ShareActions } from './share/share-actions'
import { WorkbenchProvider } from './workbench'

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
      <LiveProvider>
        <SandboxViewProvider>
          <ResultViewProvider>
            <Layout
              header={
                <Header
                  actions={
                    <>
                      <HistoryButtons />
                      <ShareActions />
                    </>
                  }
                />
              }
              summary={<Summary />}
              places={{
                event: { title: 'Event', content: <EventPanel /> },
                live: { title: <LiveTitle />, content: <LivePanel /> },
                subscriptions: { title: 'Subscriptions', content: <PresetsPanel /> },
                result: { title: 'Result', content: <ResultPanel /> },
                requests: { title: 'Requests', content: <RequestsPanel /> },
                amplitude: { title: 'Amplitude', content: <AmplitudePanel /> }
              }}
            />
          </ResultViewProvider>
        </SandboxViewProvider>
      </LiveProvider>
    </WorkbenchProvider>
  )
}

/** Amplitude's ingestion API over real HTTP, as far as the delivery needs it: it takes events, or answers as a test wants. */
import type { AddressInfo } from 'net'
import { createServer } from 'http'
import type { Agent } from 'https'
import { reroutingAgent } from '../reroute'
import { sentEvents } from './sent-events'

type Event = Record<string, unknown>
interface Answer {
  status: number
  body: unknown
}

export interface LocalAmplitude {
  agent: Agent
  /** The events of all requests that were taken, and of all that came. */
  taken: Event[]
  requests: Event[][]
  /** Where these went. */
  paths: string[]
  /** Answers the next requests, one after the other; undefined takes one. */
  answers: (((events: Event[]) => Answer | undefined) | undefined)[]
  /** ms that an answer takes. */
  latencyMs: number
  close(): void
}

export async function startAmplitude(): Promise<LocalAmplitude> {
  const amplitude = {
    taken: [] as Event[],
    requests: [] as Event[][],
    paths: [] as string[],
    answers: [] as LocalAmplitude['answers'],
    latencyMs: 0
  }
  const server = createServer((request, response) => {
    void sentEvents<Event>(request).then((events) => {
      amplitude.requests.push(events)
      amplitude.paths.push(request.url ?? '')
      const { status, body } = amplitude.answers.shift()?.(events) ?? { status: 200, body: { code: 200 } }
      if (status === 200) amplitude.taken.push(...events)
      const send = () => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
      setTimeout(send, amplitude.latencyMs).unref()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return Object.assign(amplitude, {
    agent: reroutingAgent(() => ({ host: '127.0.0.1', port })),
    close() {
      server.closeAllConnections()
      server.close()
    }
  })
}

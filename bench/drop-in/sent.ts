/** What a destination sends for a call, as a list of what reaches Amplitude, whichever of its APIs it is sent to. */
import type { AddressInfo } from 'net'
import { createServer } from 'http'
import type { DestinationDefinition, JSONObject } from '@segment/actions-core'
import { rerouteAgent } from '../../tools/sandbox/reroute'
import { bodyText } from '../../tools/execute/body-text'
import type { Framework } from '../contenders/framework'

type Fields = Record<string, unknown>

/** One event, identification or mapping, and the host and path that it went to. */
export interface Sent {
  to: string
  /** Options of its request. */
  options?: unknown
  content: Fields
}

/** What came of a call. */
export interface Result {
  sent: Sent[]
  /** Why it was refused, if it was. */
  refused?: string
}

/** A destination on the framework that it loads itself: the framework tells its own classes only. */
export interface Subject {
  definition: DestinationDefinition<never>
  framework: Framework
}

const SETTINGS = { apiKey: 'any-api-key', secretKey: 'any-secret-key', endpoint: 'north_america' } as never

/** A server that takes everything, and gives what it got. */
export async function listen() {
  const requests: { to: string; body: string }[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      requests.push({
        to: `${String(request.headers.host)}${String(request.url)}`,
        body: bodyText(Buffer.concat(chunks))
      })
      response.setHeader('content-type', 'application/json')
      response.end('{"code":200}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    agent: rerouteAgent(port),
    taken: (): Sent[] => requests.splice(0).flatMap(sentIn),
    close: () => {
      server.closeAllConnections()
      server.close()
    }
  }
}

export type Listener = Awaited<ReturnType<typeof listen>>

/** Runs a call alone, or as a batch of one. */
export async function resultOf(
  { definition, framework }: Subject,
  action: string,
  mapping: JSONObject,
  call: Fields,
  { agent, taken }: Listener,
  inBatch: boolean
): Promise<Result> {
  const destination = new framework.Destination<never>({ ...definition, extendRequest: () => ({ agent }) })
  const common = { mapping: structuredClone(mapping), settings: SETTINGS, auth: undefined }
  try {
    if (!inBatch) await destination.actions[action].execute({ ...common, data: structuredClone(call) })
    else {
      const [result] = await destination.actions[action].executeBatch({
        ...common,
        data: [structuredClone(call)] as never
      })
      if (result.status >= 400) return { sent: taken(), refused: JSON.stringify(result) }
    }
    return { sent: taken() }
  } catch (error) {
    return { sent: taken(), refused: error instanceof Error ? error.message : String(error) }
  }
}

function sentIn({ to, body }: { to: string; body: string }): Sent[] {
  if (body.startsWith('{')) {
    const { events, options } = JSON.parse(body) as { events: Fields[]; options?: unknown }
    return events.map((content) => ({ to, options, content }))
  }
  const form = new URLSearchParams(body)
  const options = optionsIn(form.get('options'))
  return ['identification', 'mapping'].flatMap((name) =>
    contentsOf(form.get(name)).map((content) => ({ to, options, content }))
  )
}

/** The options of a form, which are JSON as those of the ingestion API are, or a text that is none. */
function optionsIn(text: string | null): unknown {
  if (text === null) return undefined
  return text.startsWith('{') ? (JSON.parse(text) as unknown) : text
}

function contentsOf(text: string | null): Fields[] {
  if (text === null) return []
  const value = JSON.parse(text) as Fields | Fields[]
  return Array.isArray(value) ? value : [value]
}

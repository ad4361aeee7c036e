/** The server as `npm run serve` starts it: the destination's routes, the page, and a stand-in for Amplitude behind them. */
import type { AddressInfo } from 'net'
import type { AnsweredRequest } from '../../pipeline/collect/tracking-api'
import type { OpenCall } from '../../pipeline/deliver/deliverer'
import { CurrentSubscriptions } from '../page/server/current-subscriptions'
import { LiveCalls } from '../page/server/live-calls'
import type { PageOptions } from '../page/server/page'
import { rerouteAgent } from '../sandbox/reroute'
import type { Sandbox, SandboxOptions } from '../sandbox/sandbox'
import { startSandbox } from '../sandbox/sandbox'
import { mayCollect } from './access'
import { startLocalSegment } from './local-segment'
import { buildServer } from './server'

export interface ServeOptions {
  /** On 127.0.0.1; 0 is any free one. */
  port: number
  /** Whether calls of the destination's routes go to the real Amplitude. */
  live: boolean
  /** Gives the files of the page by their path. */
  bundle: PageOptions['bundle']
  /** Whether calls of clients go to the real Amplitude. */
  clientsLive?: boolean
  /** Further origins whose pages may send calls as clients. */
  allowOrigins?: readonly string[]
  /** Told of each request of a client. */
  answered?: (request: AnsweredRequest) => void
  /** Of the stand-in for Amplitude. */
  sandbox?: SandboxOptions
  /** ms that a client has to send a request; 30,000 when absent. */
  requestTimeoutMs?: number
}

/** A running server. */
export interface Served {
  /** `http://127.0.0.1:<port>` */
  url: string
  sandbox: Sandbox
  /** The calls of clients, as the page shows them. */
  liveCalls: LiveCalls
  /** What these run with, as the page sets it. */
  currentSubscriptions: CurrentSubscriptions
  /**
   * Stops listening, ends open connections, and delivers what clients have sent.
   * @returns What could not be delivered in time.
   */
  close: () => Promise<OpenCall[]>
}

/**
 * Starts the server and the stand-in for Amplitude.
 *
 * @throws {Error} with `code` `EADDRINUSE` when the port is in use; nothing is left running then
 */
export async function startServer(options: ServeOptions): Promise<Served> {
  const { live, clientsLive = false, bundle, requestTimeoutMs } = options
  const sandbox = await startSandbox(options.sandbox)
  const reroute = rerouteAgent(sandbox.port)
  const liveCalls = new LiveCalls()
  const currentSubscriptions = new CurrentSubscriptions()
  const segment = startLocalSegment({
    agent: clientsLive ? undefined : reroute,
    configuration: () => currentSubscriptions.current,
    isAllowed: mayCollect(options.allowOrigins ?? []),
    observer: liveCalls,
    answered: options.answered
  })
  const server = await buildServer({
    agent: live ? undefined : reroute,
    page: { sandbox, bundle, liveCalls, currentSubscriptions },
    clients: segment.routes,
    requestTimeoutMs
  })
  const close = async () => {
    await server.close()
    const open = await segment.close()
    await sandbox.close()
    return open
  }
  try {
    await server.listen({ port: options.port, host: '127.0.0.1' })
  } catch (error) {
    await close()
    throw error
  }
  const url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`
  return { url, sandbox, liveCalls, currentSubscriptions, close }
}

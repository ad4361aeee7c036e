import type { AddressInfo } from 'net'
import { fetch } from '@segment/actions-core'
import { rerouteAgent } from '../../sandbox/reroute'
import type { Sandbox } from '../../sandbox/sandbox'
import { startSandbox } from '../../sandbox/sandbox'
import { buildServer } from '../../serve/server'
import type { PageSettings } from '../api'
import { CurrentSubscriptions } from '../server/current-subscriptions'
import { LiveCalls } from '../server/live-calls'

export const settings: PageSettings = {
  apiKey: 'api-key-4711',
  secretKey: 'secret-key-0815',
  endpoint: 'north_america'
}

/** A running server with a page, and its sandbox. */
export interface RunningPage {
  url: string
  sandbox: Sandbox
  liveCalls: LiveCalls
  currentSubscriptions: CurrentSubscriptions
  ask(path: string, body: unknown): Promise<{ status: number; answer: any }>
  close(): Promise<void>
}

/** The keys of `settings`, which the sandbox knows. */
const KNOWN_KEYS = { apiKeys: [settings.apiKey], secretKeys: [settings.secretKey] }

/**
 * Starts the server with a page of one file. Building the real one is left to the browser tests.
 * @param keys Those that the sandbox knows; it takes any where it is told of none.
 */
export async function startPage(
  keys: { apiKeys?: string[]; secretKeys?: string[] } = KNOWN_KEYS
): Promise<RunningPage> {
  const sandbox = await startSandbox(keys)
  const index = { type: 'text/html; charset=utf-8', body: '<!DOCTYPE html><title>The page</title>' }
  const liveCalls = new LiveCalls()
  const currentSubscriptions = new CurrentSubscriptions()
  const bundle = () => Promise.resolve(new Map([['/index.html', index]]))
  const server = await buildServer({
    agent: rerouteAgent(sandbox.port),
    page: { sandbox, liveCalls, currentSubscriptions, bundle }
  })
  await server.listen({ port: 0, host: '127.0.0.1' })
  const url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`
  return {
    url,
    sandbox,
    liveCalls,
    currentSubscriptions,
    async ask(path, body) {
      const headers = { 'content-type': 'application/json', origin: url }
      const response = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) })
      return { status: response.status, answer: await response.json() }
    },
    async close() {
      await server.close()
      await sandbox.close()
    }
  }
}

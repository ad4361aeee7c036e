import type { AddressInfo } from 'net'
import { fetch } from '@segment/actions-core'
import { rerouteAgent } from '../../sandbox/reroute'
import type { Sandbox } from '../../sandbox/sandbox'
import { startSandbox } from '../../sandbox/sandbox'
import { buildServer } from '../server'

/** A running server, and the stand-in for Amplitude behind it. */
export interface Running {
  url: string
  sandbox: Sandbox
  /** Posts a body, JSON unless it is text already, and gives status and parsed answer. */
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<{ status: number; answer: any }>
  close(): Promise<void>
}

export const settings = { apiKey: 'api-key-4711', secretKey: 'secret-key-0815' }

/** Starts the server against a stand-in that knows the keys of `settings` only. */
export async function startServer(): Promise<Running> {
  const sandbox = await startSandbox({ apiKeys: [settings.apiKey], secretKeys: [settings.secretKey] })
  const server = await buildServer(rerouteAgent(sandbox.port))
  await server.listen({ port: 0, host: '127.0.0.1' })
  const url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`
  return {
    url,
    sandbox,
    async post(path, body, headers = {}) {
      const response = await fetch(url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body)
      })
      return { status: response.status, answer: await response.json() }
    },
    async close() {
      await server.close()
      await sandbox.close()
    }
  }
}

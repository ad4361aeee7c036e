import { fetch } from '@segment/actions-core'
import type { Sandbox } from '../../sandbox/sandbox'
import type { Served, ServeOptions } from '../start'
import { startServer as start } from '../start'

/** A running server, and the stand-in for Amplitude behind it. */
export interface Running {
  url: string
  sandbox: Sandbox
  /** Posts a body, JSON unless it is text already, and gives status and parsed answer. */
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<{ status: number; answer: any }>
  close(): Promise<unknown>
}

export const settings = { apiKey: 'api-key-4711', secretKey: 'secret-key-0815' }

/** A page of one file. Building the real one is left to the browser tests. */
const PAGE = new Map([
  ['/index.html', { type: 'text/html; charset=utf-8', body: '<!DOCTYPE html><title>The page</title>' }]
])

/** Starts the server as the command does, against a stand-in that knows the keys of `settings` only. */
export async function startServer(options: Partial<ServeOptions> = {}): Promise<Running> {
  const served: Served = await start({
    port: 0,
    live: false,
    bundle: () => Promise.resolve(PAGE),
    sandbox: { apiKeys: [settings.apiKey], secretKeys: [settings.secretKey] },
    ...options
  })
  return {
    ...served,
    async post(path, body, headers = {}) {
      const response = await fetch(served.url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body)
      })
      return { status: response.status, answer: await response.json() }
    }
  }
}

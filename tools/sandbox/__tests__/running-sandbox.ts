/** Sandboxes for tests, over real HTTP on loopback. */
import { request } from 'http'
import type { OutgoingHttpHeaders } from 'http'
import { startSandbox } from '../sandbox'
import type { Sandbox, SandboxOptions } from '../sandbox'

/** An answer as a client sees it; `body` is parsed where it is JSON. */
export interface Seen {
  status: number
  body: ReturnType<typeof JSON.parse>
}

/** Gives a function that starts sandboxes; each is closed after the test that started it. */
export function sandboxes(): (options?: SandboxOptions) => Promise<Sandbox> {
  const running: Sandbox[] = []
  afterEach(async () => {
    await Promise.all(running.splice(0).map((sandbox) => sandbox.close()))
  })
  return async (options) => {
    const sandbox = await startSandbox(options)
    running.push(sandbox)
    return sandbox
  }
}

/** Sends a request and reads its answer. A `host` header makes it look rerouted. Rejects when the connection breaks. */
export function send(method: string, url: string, headers: OutgoingHttpHeaders = {}, body?: string | Buffer) {
  return new Promise<Seen>((resolve, reject) => {
    const length =
      body === undefined || 'transfer-encoding' in headers ? {} : { 'content-length': Buffer.byteLength(body) }
    const sent = request(url, { method, headers: { ...length, ...headers } }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
      response.on('error', reject)
      response.on('end', () => {
        const json = response.headers['content-type']?.includes('application/json')
        resolve({ status: response.statusCode ?? 0, body: json ? JSON.parse(text) : text })
      })
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

export const get = (url: string, headers?: OutgoingHttpHeaders) => send('GET', url, headers)

export const postText = (url: string, body: string | Buffer, headers: OutgoingHttpHeaders = {}) =>
  send('POST', url, { 'content-type': 'application/json', ...headers }, body)

export const postJson = (url: string, body: unknown, headers?: OutgoingHttpHeaders) =>
  postText(url, JSON.stringify(body), headers)

export const postForm = (url: string, parameters: Record<string, string>, headers: OutgoingHttpHeaders = {}) => {
  const type = { 'content-type': 'application/x-www-form-urlencoded' }
  return send('POST', url, { ...type, ...headers }, new URLSearchParams(parameters).toString())
}

/** Sends events with a key that is taken. */
export const upload = (sandbox: Sandbox, events: unknown[], path = '/2/httpapi', more: object = {}) =>
  postJson(sandbox.url + path, { api_key: 'key', events, ...more })

export const basic = (apiKey: string, secretKey: string) => ({
  authorization: `Basic ${Buffer.from(`${apiKey}:${secretKey}`).toString('base64')}`
})

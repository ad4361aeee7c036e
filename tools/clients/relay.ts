/** A proxy between a library and the server: it writes down what passes, and can stand in the way. */
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'http'
import { createServer, request as send } from 'http'
import type { AddressInfo } from 'net'
import { gunzipSync } from 'zlib'

/** A request as it came. */
export interface Passed {
  method: string
  path: string
  headers: IncomingHttpHeaders
  /** Unpacked. */
  body: string
}

/** What befalls a request: its answer is lost on the way back, or it never gets there. */
export interface Mishap {
  /** Whether the server gets the request all the same. */
  arrives: boolean
  /** The answer's; without one the connection is cut. */
  status?: number
  headers?: Record<string, string>
}

export interface Relay {
  /** `http://127.0.0.1:<port>` */
  url: string
  passed: Passed[]
  /** What befalls the next requests, one each, first to last; after them all goes well. */
  mishaps: Mishap[]
  close(): Promise<void>
}

/** @param to Where requests go: `http://127.0.0.1:<port>`. */
export async function startRelay(to: string): Promise<Relay> {
  const passed: Passed[] = []
  const mishaps: Mishap[] = []
  const server = createServer((request, response) => {
    relay(request, response).catch((error: Error) => response.destroy(error))
  })

  async function relay(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readAll(request)
    passed.push(writtenDown(request, body))
    const mishap = mishaps.shift()
    const answer = mishap?.arrives === false ? undefined : await forward(to, request, body)
    if (mishap && mishap.status === undefined) return void response.destroy()
    const { status, headers } = mishap ?? {}
    response.writeHead(status ?? answer?.statusCode ?? 502, mishap ? headers : answer?.headers)
    response.end(mishap || !answer ? '' : await readAll(answer))
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    passed,
    mishaps,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
  }
}

function writtenDown({ method = '', url: path = '', headers }: IncomingMessage, body: Buffer): Passed {
  const unpacked = headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body
  return { method, path, headers, body: unpacked.toString('utf8') }
}

function forward(to: string, { method, url, headers }: IncomingMessage, body: Buffer): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    send(new URL(url ?? '/', to), { method, headers }, resolve)
      .once('error', reject)
      .end(body)
  })
}

async function readAll(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}

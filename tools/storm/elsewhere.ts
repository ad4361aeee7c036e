/** A server that no request may ever reach: redirects lead there, and it answers as if it were Amplitude. */
import { createServer } from 'http'
import type { AddressInfo } from 'net'

/** The server, while it runs. */
export interface Elsewhere {
  port: number
  /** What was sent there, as `POST https://host/path`. */
  readonly strayed: readonly string[]
  close(): Promise<void>
}

/** Believed, it makes any batch delivered. */
const SUCCESS = JSON.stringify({ code: 200, events_ingested: 2000, payload_size_bytes: 1, server_upload_time: 1 })

/** Starts the server on 127.0.0.1. */
export async function startElsewhere(): Promise<Elsewhere> {
  const strayed: string[] = []
  const server = createServer((request, response) => {
    strayed.push(`${request.method} https://${request.headers.host}${request.url}`)
    request.resume()
    response.setHeader('content-type', 'application/json').end(SUCCESS)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    strayed,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
  }
}

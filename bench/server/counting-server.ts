/**
 * An Amplitude that counts what it gets and confirms it, in a process of its own. Events are counted by the key that each
 * has, without parsing: what the server needs is no part of what is measured, and this way it hardly delays it either.
 */
import { createServer } from 'http'
import type { IncomingMessage, ServerResponse } from 'http'
import type { AddressInfo, Socket } from 'net'
import type { Counts } from './counts'

/** The key that every event has, and nothing else in the traffic of the bench. */
const EVENT_KEY = Buffer.from('"event_type":')

const counts: Counts = { requests: 0, events: 0, bytes: 0 }
const bytesOfSocket = new WeakMap<Socket, number>()

function eventsIn(body: Buffer): number {
  let events = 0
  for (let at = body.indexOf(EVENT_KEY); at !== -1; at = body.indexOf(EVENT_KEY, at + EVENT_KEY.length)) events++
  return events
}

/** Bytes that came over the connection since the last request: head and body. */
function bytesSince(socket: Socket): number {
  const before = bytesOfSocket.get(socket) ?? 0
  bytesOfSocket.set(socket, socket.bytesRead)
  return socket.bytesRead - before
}

function answer(request: IncomingMessage, response: ServerResponse): void {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const body = Buffer.concat(chunks)
    const events = eventsIn(body)
    counts.requests++
    counts.events += events
    counts.bytes += bytesSince(request.socket)
    const confirmation = { code: 200, events_ingested: events, payload_size_bytes: body.length, server_upload_time: 0 }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(confirmation))
  })
}

const server = createServer({ keepAliveTimeout: 60_000 }, answer)
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
process.on('message', () => process.send?.({ counts }))
process.on('disconnect', () => process.exit())

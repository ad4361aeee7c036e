/**
 * An Amplitude that counts what it gets and confirms it, or refuses it for events of the year 1970, in a process of its own. In
 * Europe it takes no compressed bodies, so that a destination can be measured without.
 * Events are told by what each has, without parsing: what the server needs is no part of what is measured, and this way it
 * hardly delays it either.
 */
import { createServer } from 'http'
import type { IncomingMessage, ServerResponse } from 'http'
import type { AddressInfo, Socket } from 'net'
import { gunzipSync } from 'zlib'
import type { Counts } from './counts'

/** The key that every event has, and nothing else in the traffic of the bench. */
const EVENT_KEY = Buffer.from('"event_type":')

/** What an event has, after that key, for which a request is refused. */
const REFUSED = Buffer.from('"time":0,')

const counts: Counts = { requests: 0, bytes: 0 }
const bytesOfSocket = new WeakMap<Socket, number>()

function offsetsOf(part: Buffer, body: Buffer): number[] {
  const offsets: number[] = []
  for (let at = body.indexOf(part); at !== -1; at = body.indexOf(part, at + part.length)) offsets.push(at)
  return offsets
}

/** The positions of the events that are refused. */
function refusedAmong(events: number[], body: Buffer): number[] {
  let position = 0
  return offsetsOf(REFUSED, body).map((offset) => {
    while (position + 1 < events.length && events[position + 1] < offset) position++
    return position
  })
}

/** Amplitude's hosts in Europe, such as `api.eu.amplitude.com`. */
const EUROPE = /\.eu\./

/** Bytes that came over the connection since the last request: head and body. */
function bytesSince(socket: Socket): number {
  const before = bytesOfSocket.get(socket) ?? 0
  bytesOfSocket.set(socket, socket.bytesRead)
  return socket.bytesRead - before
}

function confirmation(events: number, bytes: number) {
  return { code: 200, events_ingested: events, payload_size_bytes: bytes, server_upload_time: 0 }
}

function refusal(positions: number[]) {
  const error = 'Invalid field values on some events'
  return { code: 400, error, events_with_invalid_fields: { time: positions } }
}

function answer(request: IncomingMessage, response: ServerResponse): void {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const sent = Buffer.concat(chunks)
    const isCompressed = request.headers['content-encoding'] === 'gzip'
    if (isCompressed && EUROPE.test(String(request.headers.host))) return void response.writeHead(415).end('{}')
    const body = isCompressed ? gunzipSync(sent) : sent
    const events = offsetsOf(EVENT_KEY, body)
    const refused = refusedAmong(events, body)
    counts.requests++
    counts.bytes += bytesSince(request.socket)
    const said = refused.length > 0 ? refusal(refused) : confirmation(events.length, body.length)
    response.writeHead(said.code, { 'content-type': 'application/json' }).end(JSON.stringify(said))
  })
}

const server = createServer({ keepAliveTimeout: 60_000 }, answer)
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
process.on('message', () => process.send?.({ counts }))
process.on('disconnect', () => process.exit())

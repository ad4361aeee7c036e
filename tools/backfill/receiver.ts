/** Amplitude's Batch API as far as a backfill of millions needs it: it counts, and keeps a bit for each event. */
import type { AddressInfo } from 'net'
import type { IncomingMessage } from 'http'
import { createServer } from 'http'
import { bodyText } from '../execute/body-text'
import { Bits } from './archive-books'
import { ID_PREFIX, scatter } from './made-up-call'

export interface ReceiverOptions {
  /** Events are numbered below it. */
  events: number
  seed: number
  /** Shares of requests, from 0 to 1: refused with 503, refused with 429, and taken but answered with 500. */
  faults: { refused: number; throttled: number; takenAndFailed: number }
}

export interface Receiver {
  port: number
  arrived: Bits
  /** Events that came again after they were taken: Amplitude drops them by their insert id. */
  repeated: number
  /** Events that came first after a later one of their user. */
  outOfOrder: number
  /** Events whose insert id has no number. */
  foreign: number
  requests: number
  failed: number
  close(): void
}

interface Event {
  insert_id?: string
  user_id?: string
}

/** Starts it on a free port of 127.0.0.1. */
export async function startReceiver({ events, seed, faults }: ReceiverOptions): Promise<Receiver> {
  const books = { arrived: new Bits(events), repeated: 0, outOfOrder: 0, foreign: 0, requests: 0, failed: 0 }
  const latest = new Map<string, number>()

  function take({ insert_id: id = '', user_id: user = '' }: Event): void {
    const [, digits] = INSERT_ID.exec(id) ?? []
    if (digits === undefined) {
      books.foreign += 1
      return
    }
    const number = Number(digits)
    if (!books.arrived.set(number)) {
      books.repeated += 1
      return
    }
    if (number < (latest.get(user) ?? -1)) books.outOfOrder += 1
    latest.set(user, number)
  }

  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const answer = (status: number, words: object) => {
        if (status !== 200) books.failed += 1
        response
          .writeHead(status, { 'content-type': 'application/json' })
          .end(JSON.stringify({ code: status, ...words }))
      }
      books.requests += 1
      const chance = scatter(seed, books.requests) / 2 ** 32
      if (chance < faults.refused) return answer(503, { error: 'Service unavailable' })
      if (chance < faults.refused + faults.throttled) return answer(429, { error: 'Too many requests' })
      const { events: sent } = JSON.parse(body) as { events: Event[] }
      sent.forEach(take)
      if (chance > 1 - faults.takenAndFailed) return answer(500, { error: 'Internal error' })
      answer(200, { events_ingested: sent.length })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return Object.assign(books, {
    port,
    close() {
      server.closeAllConnections()
      server.close()
    }
  })
}

const INSERT_ID = new RegExp(`^${ID_PREFIX}(\\d+):`)

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return bodyText(Buffer.concat(chunks))
}

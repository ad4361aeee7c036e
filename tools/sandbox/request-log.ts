/** The last requests, each with what became of it. */
import type { IncomingHttpHeaders } from 'http'
import type { EndpointName, Region } from './addresses'
import { BoundedList } from './bounded-list'
import type { FaultName } from './faults'

/** A request as it was received and answered. */
export interface ReceivedRequest {
  /** ms since the epoch, when its body had arrived */
  at: number
  method: string
  host: string
  path: string
  query: Record<string, string>
  /** Without the credentials: `authorization` says that there were some. */
  headers: IncomingHttpHeaders
  /** null where nothing is served */
  endpoint: EndpointName | null
  region: Region | null
  bytes: number
  /** Parsed JSON, a form's parameters, or the text that was neither; undefined where it was too large. */
  body: unknown
  /** Status of the answer; null where none was given. */
  status: number | null
  answer: unknown
  fault: FaultName | null
  /** Whether the request was taken in, whatever it was answered. */
  accepted: boolean
}

export class RequestLog {
  private readonly entries: BoundedList<ReceivedRequest>
  private count = 0

  /**
   * @param keep how many requests are kept
   * @param keepBytes how many bytes their bodies may take, as received
   */
  constructor(keep: number, keepBytes: number) {
    this.entries = new BoundedList(keep, keepBytes)
  }

  /** Number of all requests since the start or the last reset, kept or not. */
  get total(): number {
    return this.count
  }

  add(request: ReceivedRequest): void {
    this.count++
    this.entries.push(request, request.body === undefined ? 0 : request.bytes)
  }

  /** The newest requests kept, in the order in which they were answered. */
  last(limit = Infinity): ReceivedRequest[] {
    return this.entries.last(limit)
  }

  clear(): void {
    this.entries.clear()
    this.count = 0
  }
}

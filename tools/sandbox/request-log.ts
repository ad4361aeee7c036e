/** The last requests, each with what became of it. */
import type { IncomingHttpHeaders } from 'http'
import type { Address, EndpointName, Region } from './addresses'
import { BoundedList } from './bounded-list'
import { valueOf } from './content'
import type { FaultName } from './faults'

/** A request as it was received and answered, without what was said. */
export interface RequestLine {
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
  /** Size of the body as sent. */
  bytes: number
  /** Status of the answer; null where none was given. */
  status: number | null
  fault: FaultName | null
  /** Whether the request was taken in, whatever it was answered. */
  accepted: boolean
}

/** A request as it was received and answered. */
export interface ReceivedRequest extends RequestLine {
  /** Parsed JSON, a form's parameters, or the text that was neither; undefined where it was too large. */
  readonly body: unknown
  readonly answer: unknown
}

/** A body that is kept: its text, its size in bytes, and how it is read. */
interface KeptBody {
  text: string | undefined
  size: number
  kind: Address['body'] | undefined
}

export class RequestLog {
  private readonly entries: BoundedList<ReceivedRequest>
  private count = 0

  /**
   * @param keep how many requests are kept
   * @param keepBytes how many bytes their bodies, unpacked, and their answers may take
   */
  constructor(keep: number, keepBytes: number) {
    this.entries = new BoundedList(keep, keepBytes)
  }

  /** Number of all requests since the start or the last reset, kept or not. */
  get total(): number {
    return this.count
  }

  /** Keeps a request. Body and answer are kept as text, of which the size is known, and parsed when somebody looks at them. */
  add(line: RequestLine, { text, size, kind = 'none' }: KeptBody, answer: object | string | undefined): void {
    this.count++
    const answerText = answer === undefined ? undefined : JSON.stringify(answer)
    const request = {
      ...line,
      get body(): unknown {
        return text === undefined ? undefined : valueOf(text, kind).value
      },
      get answer(): unknown {
        return answerText === undefined ? undefined : (JSON.parse(answerText) as unknown)
      }
    }
    this.entries.push(request, size + (answerText?.length ?? 0))
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

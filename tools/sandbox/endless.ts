/** An answer that never comes to its end. */
import type { ServerResponse } from 'http'
import { pipeline, Readable } from 'stream'

const DIGITS = '1'.repeat(64 * 1024)

function* numberWithoutEnd(): Generator<string> {
  yield '{"code":200,"events_ingested":'
  for (;;) yield DIGITS
}

/** Answers with a success that goes on for as long as the client reads. One that does not read is sent nothing more. */
export function answerWithoutEnd(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' })
  pipeline(Readable.from(numberWithoutEnd(), { highWaterMark: 1 }), response, () => undefined)
}

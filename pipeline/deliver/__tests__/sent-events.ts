/** What a request to Amplitude's ingestion API holds. */
import type { IncomingMessage } from 'http'
import { gunzipSync } from 'zlib'

/** The events of a request, whether its body is compressed or not. */
export async function sentEvents<Event>(request: IncomingMessage): Promise<Event[]> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const sent = Buffer.concat(chunks)
  const body = request.headers['content-encoding'] === 'gzip' ? gunzipSync(sent) : sent
  return (JSON.parse(body.toString()) as { events: Event[] }).events
}

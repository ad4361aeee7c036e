/** What a request says. */
import { gunzipSync } from 'zlib'

/** Bytes with which gzip begins, and no text does. */
const GZIP = Buffer.from([0x1f, 0x8b])

/**
 * The text of a request's body: large bodies are bytes, and those of two kilobytes and more to the ingestion endpoints are compressed.
 * @returns Empty where there is no body, or it is neither text nor bytes.
 */
export function bodyText(body: unknown): string {
  if (!Buffer.isBuffer(body)) return typeof body === 'string' ? body : ''
  return (body.subarray(0, GZIP.length).equals(GZIP) ? gunzipSync(body) : body).toString()
}

import { maskSecrets } from '../../../src/amplitude/mask-secrets'
import type { PageSettings } from '../api'

const MASK = '•••'

/** Shorter ones are no keys but someone's "any" and "x", and as parts of other words they would black out half of the text. */
const SHORTEST_KEY = 6

/** A request with its answer, or without one. */
interface Shown {
  request: { body: string; headers?: Record<string, string> }
}

/**
 * An exchange without the keys: neither in its place in the request (JSON, a form, Basic authentication), nor anywhere else
 * that Amplitude's answer or the call itself may repeat it.
 */
export function maskExchange<Any extends Shown>(exchange: Any, { apiKey, secretKey }: PageSettings): Any {
  const { request } = exchange
  const keys = [apiKey, secretKey].filter((key) => key.length >= SHORTEST_KEY)
  const body = request.body
    .replace(/"api_key":"(?:[^"\\]|\\.)*"/, `"api_key":"${MASK}"`)
    .replace(/(^|&)api_key=[^&]*/, `$1api_key=${MASK}`)
  return maskSecrets({ ...exchange, request: { ...request, body, ...maskedHeaders(request.headers) } }, keys) as Any
}

function maskedHeaders(headers: Record<string, string> | undefined) {
  if (!headers?.authorization) return {}
  return { headers: { ...headers, authorization: `Basic ${MASK}` } }
}

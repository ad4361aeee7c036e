import { maskSecrets } from '../../../src/amplitude/mask-secrets'
import type { Exchange, PageSettings } from '../api'

const MASK = '•••'

/** Shorter ones are no keys but someone's "any" and "x", and as parts of other words they would black out half of the text. */
const SHORTEST_KEY = 6

/**
 * An exchange without the keys: neither in its place in the request (JSON, a form, Basic authentication), nor anywhere else
 * that Amplitude's answer or the call itself may repeat it.
 */
export function maskExchange({ request, response }: Exchange, { apiKey, secretKey }: PageSettings): Exchange {
  const keys = [apiKey, secretKey].filter((key) => key.length >= SHORTEST_KEY)
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, name === 'authorization' ? `Basic ${MASK}` : value])
  )
  const body = request.body
    .replace(/"api_key":"(?:[^"\\]|\\.)*"/, `"api_key":"${MASK}"`)
    .replace(/(^|&)api_key=[^&]*/, `$1api_key=${MASK}`)
  return maskSecrets({ request: { ...request, headers, body }, response }, keys) as Exchange
}

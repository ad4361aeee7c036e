import { maskSecrets, textMask } from '../../../src/amplitude/mask-secrets'
import type { Exchange, PageSettings, Unanswered } from '../api'

const MASK = '•••'

/** Shorter ones are no keys but someone's "any" and "x", and as parts of other words they would black out half of the text. */
const SHORTEST_KEY = 6

type Shown = Exchange | Unanswered

/**
 * An exchange without the keys: neither in its place in the request (JSON, a form, Basic authentication), nor anywhere else
 * that Amplitude's answer or the call itself may repeat it. What makes it an exchange, its own names and the status of the
 * answer, stays as it is, whatever the keys are.
 */
export function maskExchange<Any extends Shown>(exchange: Any, { apiKey, secretKey }: PageSettings): Any {
  const keys = [apiKey, secretKey].filter((key) => key.length >= SHORTEST_KEY)
  const mask = textMask(keys)
  const { request, ...others } = exchange
  const { url, body } = request
  return {
    ...others,
    request: {
      ...request,
      url: mask(url),
      body: mask(withoutKey(body)),
      ...('headers' in request && { headers: maskedHeaders(request.headers, mask) })
    },
    ...('response' in exchange && { response: maskedResponse(exchange.response, keys) })
  } as Any
}

/** A body of JSON or a form without the key in its place, however short. */
function withoutKey(body: string): string {
  return body
    .replace(/"api_key":"(?:[^"\\]|\\.)*"/, `"api_key":"${MASK}"`)
    .replace(/(^|&)api_key=[^&]*/, `$1api_key=${MASK}`)
}

type Headers = Record<string, string>

function maskedHeaders(headers: Headers, mask: (text: string) => string): Headers {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, name === 'authorization' ? `Basic ${MASK}` : mask(value)])
  )
}

function maskedResponse({ headers, body, ...status }: Exchange['response'], keys: string[]): Exchange['response'] {
  return { ...status, headers: maskedHeaders(headers, textMask(keys)), body: maskSecrets(body, keys) }
}

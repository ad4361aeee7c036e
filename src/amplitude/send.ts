import type { RequestClient, RequestOptions } from '@segment/actions-core'
import { DEFAULT_REQUEST_TIMEOUT } from '@segment/actions-core'
import { maskSecrets, mayHoldSecrets } from './mask-secrets'

/** What Amplitude said to a request. */
export interface Answer {
  status: number
  /** Parsed where it is JSON, else the text; free of keys either way. */
  body: unknown
}

/** Amplitude said nothing that could be understood as an answer: the request may have been accepted or not. */
export interface NoAnswer {
  status: 'timeout' | 'broken'
  /** The reason as the network gave it, free of keys. */
  reason: string
}

/** Whether a request went without an answer. */
export function isNoAnswer(answer: Answer | NoAnswer): answer is NoAnswer {
  return typeof answer.status === 'string'
}

/** The keys of a project. A call made without settings has none, and Amplitude says so. */
export interface Keys {
  apiKey?: string
  secretKey?: string
}

/**
 * Milliseconds until a request is given up on although it was answered in part: the framework's time limit ends with the
 * answer's headers, and a body that never ends would hold a batch up for ever.
 */
const ANSWER_TIMEOUT = 2 * DEFAULT_REQUEST_TIMEOUT

/** Codes of the framework's errors for a request that took too long, or was called off because the batch did. */
const TIMEOUT_CODES = new Set<unknown>(['ETIMEDOUT', 'REQUESTTIMEOUTERROR', 'REQUESTCLIENTERROR'])

/**
 * Sends one request to Amplitude. Never throws: an HTTP error is an answer, and a
 * network error is a `NoAnswer`.
 */
export async function send(
  request: RequestClient,
  url: string,
  options: RequestOptions,
  keys: Keys
): Promise<Answer | NoAnswer> {
  const secrets = [keys.apiKey, keys.secretKey]
  try {
    const { status, content, data } = await beforeDeadline(
      // The framework reads a clone of the answer. Answers over 32 kB never end that way, as nobody reads the original, and
      // an answer that throttles thousands of users is longer than that.
      request(url, { ...options, throwHttpErrors: false, skipResponseCloning: true })
    )
    // The framework parses what is declared as JSON, and Amplitude does not declare all that is.
    const body: unknown = typeof data === 'object' ? data : parse(content)
    return { status, body: mayHoldSecrets(content, secrets) ? maskSecrets(body, secrets) : body }
  } catch (error) {
    const { code, message } = error as { code?: unknown; message?: string }
    const reason = String(maskSecrets(message ?? String(error), secrets))
    return { status: TIMEOUT_CODES.has(code) ? 'timeout' : 'broken', reason }
  }
}

function parse(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    return content
  }
}

function beforeDeadline<T>(answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(tooLate()), ANSWER_TIMEOUT)
    void answer.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

/** Made when it is needed only: an error takes down where it was made, which costs as much as an event. */
function tooLate(): Error {
  return Object.assign(new Error(`No complete answer after ${ANSWER_TIMEOUT} ms`), { code: 'ETIMEDOUT' })
}

import type { RequestClient } from '@segment/actions-core'
import { DEFAULT_REQUEST_TIMEOUT } from '@segment/actions-core'
import type { Exchange, RequestContent } from './exchange'
import { exchange } from './exchange'
import { MAX_ANSWER_BYTES } from './limits'
import type { Mask } from './mask-secrets'
import { textMask } from './mask-secrets'
import type { Reported } from './reported-answer'
import { reportedAnswer } from './reported-answer'

/** What Amplitude said to a request. */
export interface Answer {
  status: number
  /**
   * Parsed where it is JSON, else the text. As it came, keys and all: by this it is judged, so that a key that happens to be
   * a word of Amplitude's changes nothing. Never report it.
   */
  body: unknown
  /** Present where the answer was too long to be read; the body then is a text that says so. */
  unread?: true
  /** The same for reports: free of keys, and short. */
  reported: Reported
  /** Hides the project's keys in whatever else is reported beside it. */
  mask: Mask
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

/** Characters of an error's message that are reported; those of networks have fewer. */
const MAX_REASON_LENGTH = 500

/** Codes and types of the errors for a request that took too long, or was called off because the batch did. */
const TIMEOUTS = new Set<unknown>([
  'ETIMEDOUT',
  'REQUESTTIMEOUTERROR',
  'REQUESTCLIENTERROR',
  'request-timeout',
  'body-timeout'
])

/**
 * Sends one request to Amplitude. Never throws: an HTTP error is an answer, and a network error is a `NoAnswer`. Of whatever
 * does not end, the connection is closed.
 * @param keys The project's keys, which nothing that is meant for reports will hold.
 */
export async function send(
  request: RequestClient,
  url: string,
  content: RequestContent,
  keys: Keys
): Promise<Answer | NoAnswer> {
  const mask = textMask([keys.apiKey, keys.secretKey])
  let underWay: Exchange | undefined
  try {
    const answer = exchange(request, url, content, (begun) => (underWay = begun))
    const { status, content: text, data } = await beforeDeadline(answer)
    // The framework parses what is declared as JSON, and Amplitude does not declare all that is.
    return toAnswer(status, typeof data === 'object' ? data : parse(text), mask)
  } catch (error) {
    underWay?.letGo()
    const status = underWay?.status()
    return status !== undefined && isTooLong(error) ? unread(status, mask) : noAnswer(error, mask)
  }
}

function toAnswer(status: number, body: unknown, mask: Mask): Answer {
  return { status, body, reported: reportedAnswer(body, mask), mask }
}

function unread(status: number, mask: Mask): Answer {
  return {
    ...toAnswer(status, `an answer of more than ${MAX_ANSWER_BYTES} bytes, which was not read`, mask),
    unread: true
  }
}

/** The error of node-fetch for an answer that is longer than it may be. */
function isTooLong(error: unknown): boolean {
  return (Object(error) as { type?: unknown }).type === 'max-size'
}

function noAnswer(error: unknown, mask: Mask): NoAnswer {
  const { code, type, message } = Object(error) as { code?: unknown; type?: unknown; message?: unknown }
  const late = TIMEOUTS.has(code) || TIMEOUTS.has(type)
  return {
    status: late ? 'timeout' : 'broken',
    reason: mask(typeof message === 'string' ? message : String(error)).slice(0, MAX_REASON_LENGTH)
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

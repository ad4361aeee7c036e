/**
 * What an answer of Amplitude says about the items of its request: one handler for each kind of answer.
 * Amplitude's documentation: "Any 400 or 429 rejects the whole request".
 */
import type { ErrorBody, EventsByField, SuccessBody } from './answers'
import { asAnswerBody, asObject, quoted, summary, words } from './answers'
import type { Channel, Item } from './channel'
import { isOverQuota, positionsIn, silencedPositions, throttledPositions, valueOf } from './named-positions'
import type { AnswerBody, Failure } from './outcome'
import type { Answer, NoAnswer } from './send'
import { isNoAnswer } from './send'
import { showValue } from './show-value'

/** What an answer means for the request's items. */
export type Verdict =
  | { kind: 'delivered'; body: AnswerBody }
  /**
   * A success that counts fewer events than were sent. Amplitude documents no such thing, and whether its count leaves out
   * what it drops as a duplicate is unknown.
   */
  | { kind: 'partial'; body: AnswerBody }
  /** All items of this request failed; with `everything`, those of later requests would fail the same way. */
  | { kind: 'failed'; failure: Failure; everything?: boolean }
  /** The items at these positions are at fault; the rest can be sent again. */
  | { kind: 'named'; failures: Map<number, Failure> }
  /** One of the items is at fault, and only smaller requests can tell which; alone, this is its failure. */
  | { kind: 'narrow'; failure: Failure }

type Handler = (answer: Answer, items: Item[], channel: Channel) => Verdict | undefined

/** What an answer to a request with these items means. */
export function judge(answer: Answer | NoAnswer, items: Item[], channel: Channel): Verdict {
  if (isNoAnswer(answer)) return handleNoAnswer(answer)
  for (const handle of HANDLERS) {
    const verdict = handle(answer, items, channel)
    if (verdict) return verdict
  }
  return handleOther(answer)
}

const HANDLERS: Handler[] = [
  handleSuccess,
  handleInvalidKey,
  handleForbidden,
  handleNamedItems,
  handleThrottled,
  handleTooLarge,
  handleInvalidRequest,
  handleUnavailable
]

function handleNoAnswer({ status, reason }: NoAnswer): Verdict {
  const what = status === 'timeout' ? 'did not answer in time' : 'broke the connection'
  return {
    kind: 'failed',
    failure: {
      status: status === 'timeout' ? 408 : 502,
      message: `Amplitude ${what} (${reason}), so nobody knows whether it accepted the event. It will be sent again; Amplitude drops what it already has by its insert_id.`
    }
  }
}

function handleSuccess({ status, body }: Answer, items: Item[], channel: Channel): Verdict | undefined {
  if (status < 200 || status > 299) return undefined
  const { code, events_ingested: ingested } = asObject<SuccessBody>(body)
  if (channel.confirms ? code !== 200 : isPage(body)) {
    return {
      kind: 'failed',
      failure: {
        status: 502,
        message: `Amplitude's answer (HTTP ${status}) is not the confirmation that it documents but ${showValue(
          body
        )}, so nobody knows whether it accepted the event. It will be sent again; Amplitude drops what it already has by its insert_id.`,
        body: asAnswerBody(body)
      }
    }
  }
  const partial = channel.confirms && typeof ingested === 'number' && ingested < items.length
  return { kind: partial ? 'partial' : 'delivered', body: asAnswerBody(body) }
}

/** Whether an answer is the page of a proxy or a gateway: the form APIs answer in text, but not in HTML. */
function isPage(body: unknown): boolean {
  return typeof body === 'string' && body.trimStart().startsWith('<')
}

function handleInvalidKey({ status, body }: Answer): Verdict | undefined {
  const { missing_field: missingField } = asObject<ErrorBody>(body)
  const aboutKey = /^invalid[ _]api[ _]key/i.test(words(body)) || missingField === 'api_key'
  if (status !== 401 && !(aboutKey && status >= 400)) return undefined
  return {
    kind: 'failed',
    everything: true,
    failure: {
      status: 401,
      errortype: 'INVALID_AUTHENTICATION',
      message: `Amplitude does not know the API key: ${quoted(
        body
      )}. Check apiKey in the destination's settings, and that endpoint is the region of the project: a key is known in its own region only.`,
      body: summary(body)
    }
  }
}

function handleForbidden({ status, body }: Answer): Verdict | undefined {
  if (status !== 403) return undefined
  return {
    kind: 'failed',
    everything: true,
    failure: {
      status: 403,
      message: `Amplitude refuses this project's requests: ${quoted(
        body
      )}. Check in Amplitude that the project is active and may ingest, and that endpoint is its region.`,
      body: summary(body)
    }
  }
}

/** What a 400 says about a field, by the family of index lists in which it names the events. */
const PROBLEMS: Record<string, (field: string) => string> = {
  events_with_missing_fields: (field) => `${field} is missing`,
  events_with_invalid_fields: (field) => `${field} has a value that it does not take`,
  events_with_invalid_id_lengths: (field) => `${field} is too short`
}

function handleNamedItems({ status, body }: Answer, items: Item[]): Verdict | undefined {
  if (status !== 400) return undefined
  const answer = asObject<ErrorBody>(body)
  const failures = new Map<number, Failure>()

  for (const position of throttledPositions(answer, items)) failures.set(position, throttled(body, items[position]))
  for (const position of silencedPositions(answer, items)) failures.set(position, silenced(body, items[position]))
  for (const { field, problem, positions } of namedFields(answer)) {
    for (const position of positionsIn(positions, items)) {
      const value = showValue(valueOf(items[position], field))
      failures.set(position, {
        status: 400,
        message: `Amplitude refused the event: ${quoted(
          body
        )}, ${problem}; it held ${value}. Check what is mapped to ${field}.`,
        body: summary(body, { field })
      })
    }
  }
  return failures.size > 0 ? { kind: 'named', failures } : undefined
}

function namedFields(answer: object): Array<{ field: string; problem: string; positions: unknown }> {
  return Object.entries(answer)
    .filter(([family]) => family.startsWith('events_with_'))
    .flatMap(([family, byField]) =>
      Object.entries(asObject<EventsByField>(byField)).map(([field, positions]) => ({
        field,
        problem: PROBLEMS[family]?.(field) ?? `${field} is at fault`,
        positions
      }))
    )
}

function silenced(body: unknown, item: Item): Failure {
  const device = showValue(valueOf(item, 'device_id'))
  return {
    status: 400,
    message: `Amplitude has silenced the device ${device}: ${quoted(
      body
    )}. It sent too many events for too long; ask Amplitude to lift it, or send another device_id.`,
    body: summary(body)
  }
}

function handleThrottled({ status, body }: Answer, items: Item[]): Verdict | undefined {
  if (status !== 429) return undefined
  const positions = throttledPositions(asObject<ErrorBody>(body), items)
  if (positions.size === 0) return { kind: 'failed', everything: true, failure: throttled(body) }
  return {
    kind: 'named',
    failures: new Map([...positions].map((position) => [position, throttled(body, items[position])]))
  }
}

function throttled(body: unknown, item?: Item): Failure {
  const answer = asObject<ErrorBody>(body)
  const limit =
    item && isOverQuota(answer, item)
      ? 'The user or device is over its daily quota of events'
      : `A user or device sends more than ${answer.eps_threshold ?? 'the allowed'} events a second`
  return {
    status: 429,
    message: `Amplitude throttles: ${quoted(body)}. ${limit}; the event will be sent again later.`,
    body: summary(body)
  }
}

function handleTooLarge({ status, body }: Answer): Verdict | undefined {
  if (status !== 413) return undefined
  return {
    kind: 'narrow',
    failure: {
      status: 413,
      message: `The event alone is too large for Amplitude: ${quoted(
        body
      )}. Send fewer or shorter properties, or set use_batch_endpoint, which takes larger requests.`,
      body: summary(body)
    }
  }
}

/** Errors of a request as a whole, for which no item is to blame. */
const REQUEST_ERRORS = new Set(['Invalid request path'])

function handleInvalidRequest({ status, body }: Answer): Verdict | undefined {
  if (status !== 400) return undefined
  const { error, missing_field: missingField } = asObject<ErrorBody>(body)
  const failure = {
    status: 400,
    message: `Amplitude refused the event without saying what is wrong with it: ${quoted(
      body
    )}. Check the values of its fields against Amplitude's HTTP V2 API.`,
    body: summary(body)
  }
  const wholeRequest = missingField !== undefined || REQUEST_ERRORS.has(error ?? '')
  return wholeRequest ? { kind: 'failed', failure } : { kind: 'narrow', failure }
}

function handleUnavailable({ status, body }: Answer): Verdict | undefined {
  if (status !== 408 && status !== 423 && (status < 500 || status === 501)) return undefined
  return {
    kind: 'failed',
    failure: {
      status,
      message: `Amplitude is not available (HTTP ${status}: ${quoted(
        body
      )}). The event will be sent again; Amplitude drops what it already has by its insert_id.`,
      body: summary(body)
    }
  }
}

function handleOther({ status, body }: Answer): Verdict {
  // Nothing below 400 is left but redirects and interim answers, which say nothing about the events.
  const unexpected = status < 400
  return {
    kind: 'failed',
    failure: {
      status: unexpected ? 502 : status,
      message: `Amplitude gave an answer that it does not document (HTTP ${status}: ${quoted(body)}).`,
      body: summary(body)
    }
  }
}

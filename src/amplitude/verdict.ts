/**
 * What an answer of Amplitude says about the items of its request: one handler for each kind of answer.
 * Amplitude's documentation: "Any 400 or 429 rejects the whole request".
 */
import type { ErrorBody, EventsByField, SuccessBody } from './answers'
import { asObject, isPage, words } from './answers'
import type { Channel, Item } from './channel'
import { isOverQuota, positionsIn, silencedPositions, throttledPositions, valueOf } from './named-positions'
import type { AnswerBody, Failure } from './outcome'
import { isRetryable } from './outcome'
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
  | { kind: 'failed'; failure: Failure; everything?: true; timedOut?: true }
  /** The items at these positions are at fault; the rest can be sent again. */
  | { kind: 'named'; failures: Map<number, Failure> }
  /** One of the items is at fault, and only smaller requests can tell which; alone, this is its failure. */
  | { kind: 'narrow'; failure: Failure }
  /** All items of this request failed, perhaps because of one of them. */
  | { kind: 'suspect'; failure: Failure }

type Handler = (answer: Answer, items: Item[], channel: Channel) => Verdict | undefined

/** What an answer to a request with these items means. Never throws, whatever the answer is. */
export function judge(answer: Answer | NoAnswer, items: Item[], channel: Channel): Verdict {
  if (isNoAnswer(answer)) return handleNoAnswer(answer, channel)
  for (const handle of HANDLERS) {
    const verdict = handle(answer, items, channel)
    if (verdict) return verdict
  }
  return handleOther(answer, channel)
}

const HANDLERS: Handler[] = [
  handleSuccess,
  handleInvalidKey,
  handleForbidden,
  handleNamedItems,
  handleThrottled,
  handleTooLarge,
  handleInvalidRequest,
  handleUndocumentedRefusal,
  handleUnavailable
]

/** What is said of an item whose request may have been accepted. */
function sentAgain({ noun }: Channel): string {
  const safety = noun === 'event' ? '; Amplitude drops what it already has by its insert_id' : ''
  return `The ${noun} will be sent again${safety}.`
}

function handleNoAnswer({ status, reason }: NoAnswer, channel: Channel): Verdict {
  const timedOut = status === 'timeout'
  const failure = {
    status: timedOut ? 408 : 502,
    message: `Amplitude's ${channel.api} ${
      timedOut ? 'did not answer in time' : 'broke the connection'
    } (${reason}), so nobody knows whether it accepted the ${channel.noun}. ${sentAgain(channel)}`
  }
  return timedOut ? { kind: 'failed', failure, timedOut } : { kind: 'failed', failure }
}

/** Whether an answer of the form APIs, which are not documented, is none all the same: they say a word, or have an object of words. */
function saysNothing({ body, unread }: Answer): boolean {
  return unread === true || isPage(body) || Array.isArray(body)
}

function handleSuccess(answer: Answer, items: Item[], channel: Channel): Verdict | undefined {
  const { status, body, reported } = answer
  if (status < 200 || status > 299) return undefined
  const { code, events_ingested: ingested } = asObject<SuccessBody>(body)
  if (channel.confirms ? code !== 200 : saysNothing(answer)) {
    return {
      kind: 'failed',
      failure: {
        status: 502,
        message: `The answer of Amplitude's ${channel.api} (HTTP ${status}) is no confirmation but ${
          reported.quote
        }, so nobody knows whether it accepted the ${channel.noun}. ${sentAgain(channel)}`,
        body: reported.body
      }
    }
  }
  const partial = channel.confirms && typeof ingested === 'number' && ingested < items.length
  return { kind: partial ? 'partial' : 'delivered', body: reported.body }
}

/** Whether an answer says that the key is not known. Not to be asked of a success. */
function refusesKey({ status, body }: Answer): boolean {
  const { missing_field: missingField } = asObject<ErrorBody>(body)
  return status === 401 || /^invalid[ _]api[ _]key/i.test(words(body)) || missingField === 'api_key'
}

function handleInvalidKey(answer: Answer, _items: Item[], { api }: Channel): Verdict | undefined {
  if (answer.status < 400 || !refusesKey(answer)) return undefined
  return {
    kind: 'failed',
    everything: true,
    failure: {
      status: 401,
      errortype: 'INVALID_AUTHENTICATION',
      message: `Amplitude's ${api} does not know the API key: ${answer.reported.quote}. Check apiKey in the destination's settings, and that endpoint is the region of the project: a key is known in its own region only.`,
      body: answer.reported.body
    }
  }
}

/**
 * A 403 of Amplitude's, which concerns the project. Any other comes from a firewall on the way, which may have taken offence at
 * one event only.
 */
function handleForbidden({ status, body, reported }: Answer, _items: Item[], { api }: Channel): Verdict | undefined {
  if (status !== 403) return undefined
  const { code, error } = asObject<{ code: unknown; error: unknown }>(body)
  const documented = code === 403 && error === 'Forbidden'
  const aboutKey = !isPage(body) && /\b(api|secret)[ _-]?key\b/i.test(words(body))
  if (!documented && !aboutKey) return undefined
  return {
    kind: 'failed',
    everything: true,
    failure: {
      status: 403,
      message: `Amplitude's ${api} refuses this project's requests: ${reported.quote}. Check in Amplitude that the project is active and may ingest, and that endpoint is its region.`,
      body: reported.body
    }
  }
}

/** What a 400 says about a field, by the family of index lists in which it names the events. */
const PROBLEMS: Record<string, (field: string) => string> = {
  events_with_missing_fields: (field) => `${field} is missing`,
  events_with_invalid_fields: (field) => `${field} has a value that it does not take`,
  events_with_invalid_id_lengths: (field) => `${field} is too short`
}

function handleNamedItems(answer: Answer, items: Item[], channel: Channel): Verdict | undefined {
  if (answer.status !== 400) return undefined
  const body = asObject<ErrorBody>(answer.body)
  const failures = new Map<number, Failure>()

  for (const position of throttledPositions(body, items))
    failures.set(position, throttled(answer, channel, items[position]))
  for (const position of silencedPositions(body, items)) failures.set(position, silenced(answer, items[position]))
  for (const named of namedFields(body)) {
    for (const position of positionsIn(named.positions, items)) {
      failures.set(position, atFault(answer, channel, items[position], named))
    }
  }
  return failures.size > 0 ? { kind: 'named', failures } : undefined
}

interface NamedField {
  field: string
  problem: string
  positions: unknown
}

function namedFields(answer: object): NamedField[] {
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

/** Characters of a field's name that are reported: Amplitude's own have fewer. */
const MAX_FIELD_LENGTH = 100

function atFault(
  { reported, mask }: Answer,
  { api, noun }: Channel,
  item: Item,
  { field, problem }: NamedField
): Failure {
  const shown = (text: string) => mask(text).slice(0, MAX_FIELD_LENGTH)
  const value = showValue(valueOf(item, field), mask)
  return {
    status: 400,
    message: `Amplitude's ${api} refused the ${noun}: ${reported.quote}, ${shown(
      problem
    )}; it held ${value}. Check what is mapped to ${shown(field)}.`,
    body: typeof reported.body === 'string' ? reported.body : { ...reported.body, field: shown(field) }
  }
}

function silenced({ reported, mask }: Answer, item: Item): Failure {
  const device = showValue(valueOf(item, 'device_id'), mask)
  return {
    status: 400,
    message: `Amplitude has silenced the device ${device}: ${reported.quote}. It sent too many events for too long; ask Amplitude to lift it, or send another device_id.`,
    body: reported.body
  }
}

function handleThrottled(answer: Answer, items: Item[], channel: Channel): Verdict | undefined {
  if (answer.status !== 429) return undefined
  const positions = throttledPositions(asObject<ErrorBody>(answer.body), items)
  if (positions.size === 0) return { kind: 'failed', everything: true, failure: throttled(answer, channel) }
  return {
    kind: 'named',
    failures: new Map([...positions].map((position) => [position, throttled(answer, channel, items[position])]))
  }
}

function throttled({ body, reported }: Answer, { api, noun }: Channel, item?: Item): Failure {
  return {
    status: 429,
    message: `Amplitude's ${api} throttles: ${reported.quote}. ${
      noun === 'event' ? exceeded(asObject<ErrorBody>(body), item) : 'It had too many requests'
    }; the ${noun} will be sent again later.`,
    body: reported.body
  }
}

function exceeded(body: ErrorBody, item?: Item): string {
  if (item && isOverQuota(body, item)) return 'The user or device is over its daily quota of events'
  if (!item && typeof body.eps_threshold !== 'number') return 'More was sent than the project may send at a time'
  const threshold = typeof body.eps_threshold === 'number' ? body.eps_threshold : 'the allowed'
  return `A user or device sends more than ${threshold} events a second`
}

function handleTooLarge({ status, reported }: Answer, _items: Item[], channel: Channel): Verdict | undefined {
  if (status !== 413) return undefined
  return {
    kind: 'narrow',
    failure: {
      status: 413,
      message: `The ${channel.noun} alone is too large for Amplitude's ${channel.api}: ${reported.quote}. ${shorten(
        channel
      )}`,
      body: reported.body
    }
  }
}

/** What to do about an item that is too large for its API. */
export function shorten({ api, noun }: Channel): string {
  if (noun === 'mapping') return 'Send shorter ids.'
  const elsewhere = api === 'HTTP V2 API' ? ', or set use_batch_endpoint, which takes larger requests' : ''
  return `Send fewer or shorter properties${elsewhere}.`
}

function handleInvalidRequest(
  { status, body, reported }: Answer,
  _items: Item[],
  channel: Channel
): Verdict | undefined {
  if (status !== 400) return undefined
  const { error, missing_field: missingField } = asObject<ErrorBody>(body)
  const failure = {
    status: 400,
    message: `Amplitude's ${channel.api} refused the ${channel.noun} without saying what is wrong with it: ${reported.quote}. Check the values of its fields against the documentation of that API.`,
    body: reported.body
  }
  // No item is to blame for where the request went, or for what it lacks itself; a key that it lacks was judged before.
  const wholeRequest = missingField === 'events' || error === 'Invalid request path'
  return wholeRequest ? { kind: 'failed', failure } : { kind: 'narrow', failure }
}

/** A 4xx that Amplitude does not document: what stands between may have refused one item, and must not cost the others. */
function handleUndocumentedRefusal(answer: Answer, _items: Item[], channel: Channel): Verdict | undefined {
  const { status } = answer
  if (status < 400 || status > 499 || isRetryable(status)) return undefined
  return { kind: 'narrow', failure: undocumented(answer, channel, status) }
}

function handleUnavailable({ status, reported }: Answer, _items: Item[], channel: Channel): Verdict | undefined {
  if (!isRetryable(status)) return undefined
  const failure = {
    status,
    message: `Amplitude's ${channel.api} is not available (HTTP ${status}: ${reported.quote}). ${sentAgain(channel)}`,
    body: reported.body
  }
  // A 500 may be the doing of one item that Amplitude cannot process. The others speak of its servers.
  return status === 500 ? { kind: 'suspect', failure } : { kind: 'failed', failure }
}

function handleOther(answer: Answer, channel: Channel): Verdict {
  const { status } = answer
  if (status >= 400) return { kind: 'failed', failure: undocumented(answer, channel, status) }
  // Redirects and interim answers, which say nothing about the items.
  const failure = undocumented(answer, channel, 502)
  return {
    kind: 'failed',
    failure: { ...failure, message: `${failure.message} ${NOT_FOLLOWED} ${sentAgain(channel)}` }
  }
}

const NOT_FOLLOWED = 'No redirect is followed, as keys and data go to Amplitude alone.'

function undocumented({ status, reported }: Answer, { api, noun }: Channel, as: number): Failure {
  return {
    status: as,
    message: `Amplitude's ${api} gave the ${noun} an answer that it does not document (HTTP ${status}: ${reported.quote}).`,
    body: reported.body
  }
}

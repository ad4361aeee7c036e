/** An Amplitude that answers whatever it likes, in any order. */
import type { RequestClient } from '@segment/actions-core'
import fc from 'fast-check'
import { answerTree } from '../../__tests__/delivery/answer-tree'
import { bodyText } from '../execute/body-text'
import type { Item } from './travelled'
import { itemsOfText } from './travelled'

/** What a request is answered with, or how it ends without an answer. */
export type AnyAnswer =
  | { status: number; content: string; isDeclaredJson: boolean }
  | { thrown: 'ETIMEDOUT' | 'ECONNRESET' | 'max-size' | 'nothing' }

/** A request as it was made, and whether it was taken: by a success that confirms it, in full or for some of its events. */
export interface Made {
  url: string
  ids: string[]
  /** The text of the body. */
  text: string
  taken: 'all' | 'some' | 'no'
  timedOut: boolean
}

const INDICES = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.nat(12) },
    {
      weight: 1,
      arbitrary: fc.constantFrom<unknown>(-1, -0, 0.5, 2 ** 31, 2 ** 53, 1e300, '0', '', null, [0], {}, true)
    }
  ),
  { maxLength: 8 }
)
const FIELDS = fc.constantFrom(
  'time',
  'user_id',
  'event_type',
  'event_properties',
  '__proto__',
  'toString',
  '',
  'insert_id'
)
const byField = fc.dictionary(FIELDS, fc.oneof(INDICES, answerTree), { maxKeys: 3 })
const owners = fc.dictionary(fc.constantFrom('user-0', 'user-1', 'user-2', 'device-1', 'toString'), fc.anything(), {
  maxKeys: 3
})

/** The bodies that Amplitude documents, with anything in their lists. */
const documented = fc.record(
  {
    code: fc.constantFrom<unknown>(200, 400, 413, 429, 500, '200', null),
    error: fc.oneof(
      fc.constantFrom<unknown>('Invalid API key: x', 'Forbidden', 'Invalid event JSON', '', 0),
      fc.string16bits()
    ),
    missing_field: fc.constantFrom<unknown>('api_key', 'events', 'event_type', null),
    events_ingested: fc.oneof(fc.nat(4), fc.constantFrom<unknown>(-1, 0.5, 1e9, '2', null)),
    events_with_missing_fields: byField,
    events_with_invalid_fields: byField,
    events_with_invalid_id_lengths: byField,
    events_with_anything: byField,
    silenced_events: INDICES,
    silenced_devices: fc.oneof(
      fc.array(fc.constantFrom<unknown>('device-0', 'device-1', 'toString', 0, null)),
      answerTree
    ),
    throttled_events: INDICES,
    throttled_users: owners,
    throttled_devices: owners,
    exceeded_daily_quota_users: owners,
    eps_threshold: fc.oneof(fc.nat(), answerTree)
  },
  { requiredKeys: ['code'] }
)

const confirmation = fc.constant('{"code":200}')
const json = fc.oneof({ weight: 3, arbitrary: documented }, answerTree).map((body) => JSON.stringify(body) ?? 'null')
const cut = fc.tuple(json, fc.nat(60)).map(([text, length]) => text.slice(0, length))
const deep = fc.constantFrom('[', '{"error":').map((opening) => opening.repeat(3000))
const page = fc.string16bits().map((text) => `<!DOCTYPE html><html><body>${text}`)
const words = fc.constantFrom('', ' ', 'success', 'invalid_api_key', 'missing_event', 'null', '200', 'undefined')

const STATUSES = [
  200, 201, 204, 301, 304, 400, 401, 403, 404, 408, 413, 422, 429, 451, 499, 500, 501, 502, 503, 504, 599
]

const answered = fc.record({
  status: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(200, 400, 429) }, fc.constantFrom(...STATUSES)),
  content: fc.oneof({ weight: 6, arbitrary: json }, { weight: 3, arbitrary: confirmation }, cut, deep, page, words),
  isDeclaredJson: fc.boolean()
})
const broken = fc.record({ thrown: fc.constantFrom('ETIMEDOUT', 'ECONNRESET', 'max-size', 'nothing') })

export const anyAnswer: fc.Arbitrary<AnyAnswer> = fc.oneof(
  { weight: 12, arbitrary: answered },
  { weight: 1, arbitrary: broken as fc.Arbitrary<AnyAnswer> }
)

/** An Amplitude in memory that gives these answers, one after the other and again from the first. */
export interface AnyAmplitude {
  request: RequestClient
  made: Made[]
}

/**
 * @param idOf What tells an item from all others.
 * @param most Requests after which it gives up on a client that goes on for ever.
 */
export function amplitudeOf(answers: AnyAnswer[], idOf: (item: Item) => string, most: number): AnyAmplitude {
  const made: Made[] = []
  const request = (url: string, { body }: { body: string | Buffer }) => {
    if (made.length >= most) throw new EndlessRequests(`more than ${most} requests in one delivery`)
    const answer = answers[made.length % answers.length]
    const text = bodyText(body)
    const ids = itemsOfText(text).map(idOf)
    made.push({ url, ids, text, taken: takenBy(answer, ids.length, text), timedOut: isTimeout(answer) })
    return 'thrown' in answer ? Promise.reject(errorOf(answer.thrown)) : Promise.resolve(responseOf(answer))
  }
  return { request: request as unknown as RequestClient, made }
}

class EndlessRequests extends Error {}

const isTimeout = (answer: AnyAnswer) => 'thrown' in answer && answer.thrown === 'ETIMEDOUT'

function errorOf(thrown: string): Error {
  if (thrown === 'nothing') return new Error()
  return Object.assign(
    new Error(`request failed: ${thrown}`),
    thrown === 'max-size' ? { type: thrown } : { code: thrown }
  )
}

/** As the framework reads an answer: what is declared as JSON is parsed, and undefined where it is none. */
function responseOf({ status, content, isDeclaredJson }: { status: number; content: string; isDeclaredJson: boolean }) {
  const parsed = parsedJson(content)
  return { status, ok: status >= 200 && status < 300, content, data: isDeclaredJson ? parsed : content }
}

function parsedJson(content: string): unknown {
  try {
    return JSON.parse(content) as unknown
  } catch {
    return undefined
  }
}

/** What Amplitude documents as success: of the APIs of JSON a code of 200 in it, of those of forms a word or an object. */
function takenBy(answer: AnyAnswer, items: number, text: string): Made['taken'] {
  if ('thrown' in answer || answer.status < 200 || answer.status > 299) return 'no'
  const body = parsedJson(answer.content)
  const isForm = !text.startsWith('{')
  if (isForm) return Array.isArray(body) || answer.content.trimStart().startsWith('<') ? 'no' : 'all'
  const { code, events_ingested: ingested } = Object(body) as { code?: unknown; events_ingested?: unknown }
  if (code !== 200) return 'no'
  return typeof ingested === 'number' && ingested < items ? 'some' : 'all'
}

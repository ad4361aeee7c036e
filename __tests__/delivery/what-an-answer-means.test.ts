import type { Channel, Item } from '../../src/amplitude/channel'
import {
  groupIdentifyChannel,
  identifyChannel,
  ingestionChannel,
  userMappingChannel
} from '../../src/amplitude/channel'
import { textMask } from '../../src/amplitude/mask-secrets'
import { reportedAnswer } from '../../src/amplitude/reported-answer'
import type { Answer } from '../../src/amplitude/send'
import { judge, shorten } from '../../src/amplitude/verdict'
import { settings } from '../support/sent'

const mask = textMask([settings.apiKey, settings.secretKey])
const httpV2 = ingestionChannel(settings, { batch: false })
const batchApi = ingestionChannel(settings, { batch: true })
const mappings = userMappingChannel(settings)

const EVENTS: Item[] = [
  { event_type: 'First', user_id: 'user-1', device_id: 'device-1', time: 5 },
  { event_type: 'Second', user_id: 'user-2', device_id: 'device-2' }
]

const answer = (status: number, body: unknown, more: Partial<Answer> = {}): Answer => ({
  status,
  body,
  reported: reportedAnswer(body, mask),
  mask,
  ...more
})

const judged = (status: number, body: unknown, channel: Channel = httpV2, more: Partial<Answer> = {}) =>
  judge(answer(status, body, more), EVENTS, channel)

const failed = (status: number, message: string, body: unknown) => ({
  kind: 'failed',
  failure: { status, message, body }
})

const AGAIN = 'The event will be sent again; Amplitude drops what it already has by its insert_id.'

describe('A success', () => {
  it.each([
    ['the documented confirmation', 200, { code: 200, events_ingested: 2 }, httpV2],
    ['a confirmation that counts nothing', 200, { code: 200 }, batchApi],
    ['one that counts more than was sent', 200, { code: 200, events_ingested: 3 }, httpV2],
    ['one that counts in words', 200, { code: 200, events_ingested: '1' }, httpV2],
    ['a word of a form API', 200, 'success', mappings],
    ['an object of a form API, which counts as it likes', 200, { events_ingested: 0 }, mappings],
    ['the last status that is one', 299, 'success', mappings]
  ])('is delivered by %s', (_, status, body, channel) => {
    expect(judged(status, body, channel)).toEqual({ kind: 'delivered', body })
  })

  it('is one in part where it counts fewer events than were sent', () => {
    const body = { code: 200, events_ingested: 1 }
    expect(judged(200, body)).toEqual({ kind: 'partial', body })
  })

  it.each([
    ['another code', { code: 201 }, '"{\\"code\\":201}"'],
    ['a page', '<html>Welcome</html>', '"<html>Welcome</html>"'],
    ['nothing', '', '"\\"\\""']
  ])('is none for events with %s, which are sent again', (_, body, quote) => {
    expect(judged(200, body)).toEqual(
      failed(
        502,
        `The answer of Amplitude's HTTP V2 API (HTTP 200) is no confirmation but ${quote}, so nobody knows whether it accepted the event. ${AGAIN}`,
        body
      )
    )
  })

  it.each([
    ['a page', '<html>Welcome</html>', {}, '<html>Welcome</html>'],
    ['a list', [1, 2], {}, 'a list of 2'],
    ['an answer too long to be read', 'too long', { unread: true as const }, 'too long']
  ])('is none for a mapping with %s', (_, body, more, reported) => {
    const { quote } = reportedAnswer(body, mask)
    expect(judged(200, body, mappings, more)).toEqual(
      failed(
        502,
        `The answer of Amplitude's User Mapping API (HTTP 200) is no confirmation but ${quote}, so nobody knows whether it accepted the mapping. The mapping will be sent again.`,
        reported
      )
    )
  })
})

describe('No answer', () => {
  it('in time is a time-out, which is told apart as no further request may be worth while', () => {
    expect(judge({ status: 'timeout', reason: 'gave up' }, EVENTS, httpV2)).toEqual({
      kind: 'failed',
      timedOut: true,
      failure: {
        status: 408,
        message: `Amplitude's HTTP V2 API did not answer in time (gave up), so nobody knows whether it accepted the event. ${AGAIN}`
      }
    })
  })

  it('by a broken connection leaves it unknown whether it was accepted', () => {
    expect(judge({ status: 'broken', reason: 'reset' }, [], groupIdentifyChannel(settings))).toEqual({
      kind: 'failed',
      failure: {
        status: 502,
        message:
          "Amplitude's Group Identify API broke the connection (reset), so nobody knows whether it accepted the group. The group will be sent again."
      }
    })
  })
})

describe('A key that is not known', () => {
  it.each([
    ['by the status', 401, 'Unauthorized'],
    ['by the words of the HTTP V2 API', 400, { code: 400, error: 'Invalid API key: x' }],
    ['by the word of a form API', 400, 'invalid_api_key'],
    ['by the field that is missing', 400, { error: 'Request missing required field', missing_field: 'api_key' }],
    ['with a fault of a server', 500, { error: 'invalid api key' }]
  ])('is told %s, for all requests, with what to check', (_, status, body) => {
    expect(judged(status, body)).toEqual({
      kind: 'failed',
      everything: true,
      failure: {
        status: 401,
        errortype: 'INVALID_AUTHENTICATION',
        message: `Amplitude's HTTP V2 API does not know the API key: ${
          reportedAnswer(body, mask).quote
        }. Check apiKey in the destination's settings, and that endpoint is the region of the project: a key is known in its own region only.`,
        body
      }
    })
  })

  it.each([
    ['words in the middle of others', 400, { error: 'not an invalid api key' }, 'narrow'],
    ['another missing field', 400, { missing_field: 'events' }, 'failed'],
    ['a redirect', 302, 'invalid_api_key', 'failed']
  ])('is not meant by %s', (_, status, body, kind) => {
    const verdict = judged(status, body)
    expect(verdict.kind).toBe(kind)
    expect(verdict).not.toHaveProperty('everything')
  })
})

describe('A project that may not ingest', () => {
  it.each([
    ['as documented', { code: 403, error: 'Forbidden' }],
    ['in words about its key', { error: 'This API key is blocked' }],
    ['in words about its key as one word', { error: 'This apikey is blocked' }],
    ['in words about its secret', 'secret-key not allowed']
  ])('is told %s, for all requests', (_, body) => {
    expect(judged(403, body)).toEqual({
      kind: 'failed',
      everything: true,
      failure: {
        status: 403,
        message: `Amplitude's HTTP V2 API refuses this project's requests: ${
          reportedAnswer(body, mask).quote
        }. Check in Amplitude that the project is active and may ingest, and that endpoint is its region.`,
        body
      }
    })
  })

  it.each([
    ['a page of a firewall, even about a key', '<html>API key</html>'],
    ['another code', { code: 1010, error: 'Forbidden' }],
    ['other words', { code: 403, error: 'Blocked' }]
  ])('is not meant by %s, which may be about one event', (_, body) => {
    expect(judged(403, body).kind).toBe('narrow')
  })
})

describe('An event that is named', () => {
  const at = (family: string, byField: object) => ({ code: 400, error: 'Refused', [family]: byField })
  const failureOf = (body: object, position: number) => {
    const verdict = judged(400, body)
    return verdict.kind === 'named' ? verdict.failures.get(position) : verdict
  }

  it.each([
    ['events_with_missing_fields', 'time is missing'],
    ['events_with_invalid_fields', 'time has a value that it does not take'],
    ['events_with_invalid_id_lengths', 'time is too short'],
    ['events_with_something_new', 'time is at fault']
  ])('in %s has its field, what is wrong, the value and the remedy in its message', (family, problem) => {
    expect(failureOf(at(family, { time: [0] }), 0)).toEqual({
      status: 400,
      message: `Amplitude's HTTP V2 API refused the event: "Refused", ${problem}; it held 5. Check what is mapped to time.`,
      body: { code: 400, error: 'Refused', field: 'time' }
    })
  })

  it('is the one at its position, and no other', () => {
    const verdict = judged(400, at('events_with_invalid_fields', { time: [1], user_id: [1, 7, -1, 'x'] }))
    expect(verdict.kind === 'named' && [...verdict.failures.keys()]).toEqual([1])
  })

  it.each([
    ['a list under another name', { error: 'Refused', events_without_time: { time: [0] } }],
    ['no position', at('events_with_invalid_fields', { time: [] })],
    ['a position beyond the request', at('events_with_invalid_fields', { time: [2] })]
  ])('is none in %s', (_, body) => {
    expect(judged(400, body).kind).toBe('narrow')
  })

  it.each([
    [500, 'suspect'],
    [404, 'narrow'],
    [429, 'failed']
  ])('is none with a status of %d, whose meaning is another', (status, kind) => {
    expect(judged(status, at('events_with_invalid_fields', { time: [0] })).kind).toBe(kind)
  })

  it('is reported with a field of 100 characters at most, and without keys in it', () => {
    const failure = failureOf(at('events_with_invalid_fields', { [`${settings.apiKey}${'x'.repeat(200)}`]: [0] }), 0)
    expect(failure).toMatchObject({ body: { field: expect.stringMatching(/^.{100}$/) } })
    expect(JSON.stringify(failure)).not.toContain(settings.apiKey)
  })

  it('of a silenced device says so, and whom to ask', () => {
    expect(failureOf({ code: 400, error: 'Silenced', silenced_events: [1] }, 1)).toEqual({
      status: 400,
      message:
        'Amplitude has silenced the device "device-2": "Silenced". It sent too many events for too long; ask Amplitude to lift it, or send another device_id.',
      body: { code: 400, error: 'Silenced' }
    })
  })

  it('of a throttled user is sent again later', () => {
    const body = { code: 400, error: 'Slow down', eps_threshold: 30, throttled_events: [0] }
    expect(failureOf(body, 0)).toEqual({
      status: 429,
      message:
        'Amplitude\'s HTTP V2 API throttles: "Slow down". A user or device sends more than 30 events a second; the event will be sent again later.',
      body: { code: 400, error: 'Slow down', eps_threshold: 30 }
    })
  })
})

describe('Throttling', () => {
  const message = (what: string, noun = 'event', api = 'HTTP V2 API') =>
    `Amplitude's ${api} throttles: "Slow down". ${what}; the ${noun} will be sent again later.`

  it.each([
    ['the project', {}, httpV2, message('More was sent than the project may send at a time')],
    ['nobody by name', { eps_threshold: 10 }, httpV2, message('A user or device sends more than 10 events a second')],
    ['nobody at a form API', {}, mappings, message('It had too many requests', 'mapping', 'User Mapping API')]
  ])('of %s holds for all requests', (_, more, channel, expected) => {
    const body = { code: 429, error: 'Slow down', ...more }
    expect(judged(429, body, channel)).toEqual({
      kind: 'failed',
      everything: true,
      failure: { status: 429, message: expected, body }
    })
  })

  it.each([
    [
      'a user',
      { throttled_users: { 'user-2': 40 } },
      [1],
      'A user or device sends more than the allowed events a second'
    ],
    [
      'a device',
      { throttled_devices: { 'device-1': 40 }, eps_threshold: 9 },
      [0],
      'A user or device sends more than 9 events a second'
    ],
    [
      'a user over its quota',
      { exceeded_daily_quota_users: { 'user-1': 9 } },
      [0],
      'The user or device is over its daily quota of events'
    ],
    [
      'a device over its quota',
      { exceeded_daily_quota_devices: { 'device-2': 9 } },
      [1],
      'The user or device is over its daily quota of events'
    ]
  ])('of %s is that of their events', (_, more, positions, what) => {
    const verdict = judged(429, { code: 429, error: 'Slow down', ...more })
    expect(verdict.kind).toBe('named')
    const failures = verdict.kind === 'named' ? [...verdict.failures] : []
    expect(failures.map(([position]) => position)).toEqual(positions)
    expect(failures[0][1]).toMatchObject({ status: 429, message: message(what) })
  })
})

describe('A request that is too large', () => {
  it.each([
    [
      httpV2,
      'The event alone is too large for Amplitude\'s HTTP V2 API: "Too large". Send fewer or shorter properties, or set use_batch_endpoint, which takes larger requests.'
    ],
    [
      batchApi,
      'The event alone is too large for Amplitude\'s Batch API: "Too large". Send fewer or shorter properties.'
    ],
    [mappings, 'The mapping alone is too large for Amplitude\'s User Mapping API: "Too large". Send shorter ids.']
  ])('is narrowed down, and says of one alone what to do', (channel, message) => {
    const body = { code: 413, error: 'Too large' }
    expect(judged(413, body, channel)).toEqual({ kind: 'narrow', failure: { status: 413, message, body } })
    expect(message.endsWith(shorten(channel))).toBe(true)
  })
})

describe('Any other answer', () => {
  const refused = (quote: string) =>
    `Amplitude's HTTP V2 API refused the event without saying what is wrong with it: ${quote}. Check the values of its fields against the documentation of that API.`
  const undocumented = (status: number, quote: string) =>
    `Amplitude's HTTP V2 API gave the event an answer that it does not document (HTTP ${status}: ${quote}).`

  it('of 400 is narrowed down where it may be about one event', () => {
    const body = { code: 400, error: 'Invalid event JSON' }
    expect(judged(400, body)).toEqual({
      kind: 'narrow',
      failure: { status: 400, message: refused('"Invalid event JSON"'), body }
    })
  })

  it.each([
    ['its path', { error: 'Invalid request path' }, '"Invalid request path"'],
    ['its list of events', { error: 'Missing', missing_field: 'events' }, '"Missing"']
  ])('of 400 about the request itself, by %s, is of all its events', (_, body, quote) => {
    expect(judged(400, body)).toEqual(failed(400, refused(quote), body))
  })

  it.each([402, 404, 418, 499])('of %d is narrowed down, as what stands between may mean one event', (status) => {
    expect(judged(status, 'No')).toEqual({
      kind: 'narrow',
      failure: { status, message: undocumented(status, '"No"'), body: 'No' }
    })
  })

  it.each([408, 423, 502, 503, 504])('of %d is of the server, and the events are sent again', (status) => {
    const message = `Amplitude's HTTP V2 API is not available (HTTP ${status}: "Busy"). ${AGAIN}`
    expect(judged(status, 'Busy')).toEqual(failed(status, message, 'Busy'))
  })

  it('of 500 may be the doing of one event', () => {
    const message = `Amplitude's HTTP V2 API is not available (HTTP 500: "Oops"). ${AGAIN}`
    expect(judged(500, 'Oops')).toEqual({ kind: 'suspect', failure: { status: 500, message, body: 'Oops' } })
  })

  it('of 501 is of all, and none is sent again', () => {
    expect(judged(501, 'Never')).toEqual(failed(501, undocumented(501, '"Never"'), 'Never'))
  })

  it.each([100, 199, 300, 307, 399])('of %d says nothing of the events, and no redirect is followed', (status) => {
    const message = `${undocumented(
      status,
      '"Elsewhere"'
    )} No redirect is followed, as keys and data go to Amplitude alone. ${AGAIN}`
    expect(judged(status, 'Elsewhere')).toEqual(failed(502, message, 'Elsewhere'))
  })

  it('is told of a user by the name of its API', () => {
    expect(judged(404, 'No', identifyChannel(settings))).toMatchObject({
      failure: {
        message: `Amplitude's Identify API gave the user an answer that it does not document (HTTP 404: "No").`
      }
    })
  })
})

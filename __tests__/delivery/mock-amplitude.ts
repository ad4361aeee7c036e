import type { JSONObject } from '@segment/actions-core'
import { createTestEvent, createTestIntegration } from '@segment/actions-core'
import nock from 'nock'
import destination from '../../src'
import type { Settings } from '../../src/generated-types'
import { settings } from '../support/sent'

/** A request as it reached Amplitude. */
export interface MockRequest {
  url: string
  /** Bytes of the body before it was compressed. */
  bytes: number
  /** The JSON body; of a form, its parameters. */
  body: any
  /** Events, mappings or group identifications, whichever the request holds. */
  items: any[]
}

/** An answer other than acceptance. */
export type MockAnswer = [status: number, body: any]

/** What reached Amplitude so far. */
export interface MockAmplitude {
  requests: MockRequest[]
  /** Everything that Amplitude took, in the order in which it did. */
  accepted: any[]
}

/** An Amplitude that takes every request to which `object` has no other answer. */
export function mockAmplitude(object: (request: MockRequest, number: number) => MockAnswer | undefined = accept) {
  const amplitude: MockAmplitude = { requests: [], accepted: [] }
  nock(/^https:\/\/([a-z0-9]+\.)*amplitude\.com/)
    .persist()
    .post(/.*/)
    .reply(function (path, sent) {
      const { host, 'content-length': length, 'content-encoding': encoding } = this.req.headers as any
      const body: any = typeof sent === 'string' ? Object.fromEntries(new URLSearchParams(sent)) : sent
      const items = body.events ?? JSON.parse(body.mapping ?? body.identification)
      const bytes = encoding ? Buffer.byteLength(JSON.stringify(body)) : Number(length)
      const request = { url: `https://${String(host)}${path}`, bytes, body, items }
      amplitude.requests.push(request)
      const objection = object(request, amplitude.requests.length)
      if (objection) return objection
      amplitude.accepted.push(...items)
      return [200, body.events ? { code: 200, events_ingested: items.length } : 'success']
    })
  return amplitude
}

const accept = () => undefined

/** Answers as Amplitude documents them. */
export const answers = {
  invalid: (...indices: unknown[]): MockAnswer => [
    400,
    { code: 400, error: 'Invalid field values on some events', events_with_invalid_fields: { time: indices } }
  ],
  nameless: (): MockAnswer => [400, { code: 400, error: 'Invalid event JSON' }],
  tooLarge: (): MockAnswer => [413, { code: 413, error: 'Payload too large' }],
  throttled: (more: object = {}): MockAnswer => [
    429,
    { code: 429, error: 'Too many requests for some devices and users', eps_threshold: 30, ...more }
  ]
}

/** A track call that differs from every other by its number, which is also in its properties. */
export function call(number: number, differs: Record<string, unknown> = {}) {
  const { properties, ...others } = differs
  return {
    userId: 'user-1234',
    anonymousId: 'device-1234',
    messageId: `message-${String(number).padStart(5, '0')}`,
    timestamp: '2026-01-31T12:00:00.000Z',
    context: {},
    traits: undefined,
    name: undefined,
    event: 'Tested',
    ...others,
    properties: { number, ...(properties as object) }
  }
}

/** Calls numbered from 0, of ten users in turn: Amplitude takes no more than hundreds of one at a time. */
export function calls(count: number, differs: (number: number) => Record<string, unknown> = () => ({})) {
  return Array.from({ length: count }, (_, number) => call(number, { ...oneOfTen(number), ...differs(number) }))
}

function oneOfTen(number: number) {
  return { userId: `user-${1230 + (number % 10)}`, anonymousId: `device-${1230 + (number % 10)}` }
}

/** The numbers of calls, from the events that came of them. */
export function numbersOf(events: any[]): number[] {
  return events.map((event) => event.event_properties.number)
}

/** Calls of which the HTTP V2 API takes two a request, so that three travel in two. */
export function largeCalls(count: number) {
  return calls(count, () => ({ properties: { text: 'x'.repeat(400_000) } }))
}

/** Sends calls as one batch. Gives the result of each. */
export async function batch(
  action: string,
  events: Record<string, unknown>[],
  mapping: JSONObject = {},
  definition = destination
): Promise<any[]> {
  const integration = createTestIntegration(definition)
  await integration.testBatchAction(action, {
    events: events.map((event) => createTestEvent(event)),
    mapping,
    settings,
    useDefaultMappings: true
  })
  return integration.results[0].multistatus as any[]
}

/** Sends one call. Gives the error that was thrown, if one was. */
export async function single(
  action: string,
  event: Record<string, unknown>,
  mapping: JSONObject = {},
  definition = destination,
  withSettings: Settings = settings
): Promise<any> {
  try {
    await createTestIntegration(definition).testAction(action, {
      event: createTestEvent(event),
      mapping,
      settings: withSettings,
      useDefaultMappings: true
    })
  } catch (error) {
    return error
  }
  return undefined
}

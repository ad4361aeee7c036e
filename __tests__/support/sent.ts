import type { JSONObject } from '@segment/actions-core'
import { createTestEvent, createTestIntegration } from '@segment/actions-core'
import nock from 'nock'
import destination from '../../src'
import type { Settings } from '../../src/generated-types'

/** Settings as every test uses them. The keys are long and odd enough to be found wherever they leak. */
export const settings: Settings = { apiKey: 'api-key-4711', secretKey: 'secret-key-0815', endpoint: 'north_america' }

/** A request as Amplitude got it. */
export interface SentRequest {
  url: string
  body: any
}

const HOSTS = /^https:\/\/(api2|api|api\.eu|analytics\.eu)?\.?amplitude\.com/

/**
 * Answers every request to Amplitude's ingestion, mapping and group APIs with success, and keeps what came.
 * Call `nock.cleanAll()` afterwards.
 */
export function acceptEverything(): SentRequest[] {
  const requests: SentRequest[] = []
  nock(HOSTS)
    .persist()
    .post(/.*/)
    .reply(function (uri, body) {
      const { host } = this.req.headers as { host?: string }
      requests.push({ url: `https://${String(host)}${uri}`, body: typeof body === 'string' ? parseForm(body) : body })
      const events = (body as { events?: unknown[] }).events
      return [200, events ? { code: 200, events_ingested: events.length } : 'success']
    })
  return requests
}

function parseForm(form: string): Record<string, unknown> {
  return Object.fromEntries(
    [...new URLSearchParams(form)].map(([name, value]) => [name, /^[[{]/.test(value) ? JSON.parse(value) : value])
  )
}

/**
 * Sends one event through an action with its default mapping.
 * @param event What differs from an otherwise empty Segment event of `user-1234` and `device-1234`.
 * @param mapping What differs from the default mapping.
 * @returns The requests that Amplitude got.
 * @throws What the action throws.
 */
export async function requestsOf(
  action: string,
  event: Record<string, unknown>,
  mapping: JSONObject = {},
  withSettings: Settings = settings
): Promise<SentRequest[]> {
  const requests = acceptEverything()
  try {
    await createTestIntegration(destination).testAction(action, {
      event: createTestEvent({ ...PLAIN, ...event }),
      mapping,
      settings: withSettings,
      useDefaultMappings: true
    })
  } finally {
    nock.cleanAll()
  }
  return requests
}

/** The events that Amplitude got of one Segment event, in order, from all requests. See `requestsOf`. */
export async function eventsOf(
  action: string,
  event: Record<string, unknown>,
  mapping: JSONObject = {}
): Promise<any[]> {
  const requests = await requestsOf(action, event, mapping)
  return requests.flatMap(({ body }) => body.events ?? [])
}

const PLAIN = {
  userId: 'user-1234',
  anonymousId: 'device-1234',
  messageId: 'message-1',
  timestamp: '2026-01-31T12:00:00.000Z',
  context: {},
  properties: {},
  traits: undefined,
  name: undefined
}

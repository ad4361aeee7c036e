import type { JSONObject } from '@segment/actions-core'
import { createTestEvent, createTestIntegration } from '@segment/actions-core'
import nock from 'nock'
import destination from '../../src'
import type { SentRequest } from './sent'
import { acceptEverything, settings } from './sent'

/** What became of a batch: one result for each event, in order, and the requests that Amplitude got. */
export interface SentBatch {
  results: any[]
  statuses: number[]
  requests: SentRequest[]
  events: any[]
}

/**
 * Sends events through an action as one batch, with its default mapping.
 * @param events What differs, in each, from an otherwise empty Segment event of `user-1234` and `device-1234`.
 * @param mapping What differs from the default mapping.
 */
export async function sendBatch(
  action: string,
  events: Record<string, unknown>[],
  mapping: JSONObject = {}
): Promise<SentBatch> {
  const requests = acceptEverything()
  const integration = createTestIntegration(destination)
  try {
    await integration.testBatchAction(action, {
      events: events.map((event, index) => createTestEvent({ ...plainEvent(index), ...event })),
      mapping,
      settings,
      useDefaultMappings: true
    })
  } finally {
    nock.cleanAll()
  }
  const results = integration.results[0].multistatus as any[]
  return {
    results,
    statuses: results.map(({ status }) => status as number),
    requests,
    events: requests.flatMap(({ body }) => body.events ?? [])
  }
}

function plainEvent(index: number) {
  return {
    userId: 'user-1234',
    anonymousId: 'device-1234',
    messageId: `message-${index + 1}`,
    timestamp: '2026-01-31T12:00:00.000Z',
    context: {},
    properties: {},
    traits: undefined,
    name: undefined
  }
}

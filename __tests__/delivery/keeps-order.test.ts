import { createRequestClient, createTestEvent, Destination } from '@segment/actions-core'
import nock from 'nock'
import destination from '../../src'
import { newBudget } from '../../src/amplitude/budget'
import type { Item } from '../../src/amplitude/channel'
import { ingestionChannel } from '../../src/amplitude/channel'
import { deliver } from '../../src/amplitude/deliver'
import { inOrder } from '../../src/amplitude/in-order'
import { settings } from '../support/sent'
import { call, mockAmplitude } from './mock-amplitude'
import { statusesOf } from './numbers'

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

/** Three calls of one user, of which each takes a request of its own; Amplitude has a fault at the first. */
async function statusesWith(features: Record<string, boolean>) {
  mockAmplitude((_request, number) => (number === 1 ? [503, {}] : undefined))
  const { logEvent } = new Destination(destination).actions
  const data = [0, 1].map((number) => ({
    ...createTestEvent(call(number, { properties: { text: 'x'.repeat(600_000) } }))
  }))
  return statusesOf(
    await logEvent.executeBatch({
      data,
      mapping: {
        event_type: 'Tested',
        user_id: { '@path': '$.userId' },
        event_properties: { '@path': '$.properties' }
      },
      settings,
      auth: undefined,
      features
    })
  )
}

describe('A batch that takes several requests', () => {
  it('has later events of a user wait for one that failed for now, where the flag amplitude-keeps-order asks for it', async () => {
    expect(await statusesWith({ 'amplitude-keeps-order': true })).toEqual([503, 503])
  })

  it('sends them all the same without it, as Segment keeps no order', async () => {
    expect(await statusesWith({})).toEqual([503, 200])
  })
})

it('A request of which nothing waits goes out as it was packed, each event encoded once', async () => {
  mockAmplitude()
  const encoded: Item[] = []
  const encode = (item: Item) => JSON.stringify(encoded[encoded.push(item) - 1])
  const channel = { ...ingestionChannel(settings, { batch: false }), encode }
  const events = ['a', 'b'].map((event_type) => ({ event_type, user_id: 'user-1' }))
  await deliver(createRequestClient(), settings, channel, events, newBudget(), inOrder())
  expect(encoded).toEqual(events)
})

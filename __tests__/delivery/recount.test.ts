import type { RequestClient } from '@segment/actions-core'
import { ingestionChannel } from '../../src/amplitude/channel'
import { deliver } from '../../src/amplitude/deliver'

const KEYS = { apiKey: 'api-key-4711', secretKey: 'secret-key-0815' }
const CHANNEL = ingestionChannel(KEYS, { batch: false })
const ITEMS = ['a', 'b'].map((name) => ({ event_type: name, user_id: 'user-1234', insert_id: `message:${name}` }))

/** Counts one event too few in every answer. */
const countsTooFew = (() => {
  const data = { code: 200, events_ingested: 1 }
  return Promise.resolve({ status: 200, data, content: JSON.stringify(data) })
}) as unknown as RequestClient

describe('A success that counts too few events', () => {
  it('is one where nothing is left to ask once more', async () => {
    const spent = {
      spend: () => undefined,
      spendAgain: () => false,
      spendTimeout: () => undefined,
      isOutOfTime: () => false
    }
    const outcomes = await deliver(countsTooFew, KEYS, CHANNEL, ITEMS, spent)
    expect(outcomes).toEqual([
      { status: 200, body: { code: 200, events_ingested: 1 } },
      { status: 200, body: { code: 200, events_ingested: 1 } }
    ])
  })
})

import type { JSONObject } from '@segment/actions-core'
import { createTestEvent, createTestIntegration } from '@segment/actions-core'
import nock from 'nock'
import destination from '../src'
import { sendBatch } from './support/send-batch'
import { acceptEverything, settings } from './support/sent'

afterEach(() => nock.cleanAll())

/** What Amplitude gets for a call through a mapping as somebody saved it, without the defaults of what is newer. */
async function sentBy(action: string, mapping: JSONObject, event: Record<string, unknown> = {}): Promise<any[]> {
  const requests = acceptEverything()
  await createTestIntegration(destination).testAction(action, {
    event: createTestEvent({ userId: 'user-1234', anonymousId: 'device-1234', messageId: 'message-1', ...event }),
    mapping,
    settings
  })
  nock.cleanAll()
  return requests.flatMap(({ body }) => body.events)
}

const SAVED_EVENT: JSONObject = {
  event_type: { '@path': '$.event' },
  user_id: { '@path': '$.userId' },
  event_properties: { '@path': '$.properties' }
}
const SAVED_GROUP: JSONObject = {
  user_id: { '@path': '$.userId' },
  group_type: 'company',
  group_value: { '@path': '$.groupId' },
  group_properties: { '@path': '$.traits' }
}

describe('actions that are kept for saved subscriptions', () => {
  it.each(['logEventV2', 'groupIdentifyUser'])('are not offered for new ones: %s', (action) => {
    expect(destination.actions[action].hidden).toBe(true)
    expect((destination.presets ?? []).map(({ partnerAction }) => partnerAction)).not.toContain(action)
  })

  it('send what their successors send', async () => {
    const track = { event: 'Clicked', properties: { plan: 'pro' } }
    const events = await sentBy('logEventV2', SAVED_EVENT, track)
    expect(events).toEqual([expect.objectContaining({ event_type: 'Clicked', event_properties: { plan: 'pro' } })])
    expect(await sentBy('logEvent', SAVED_EVENT, track)).toEqual(events)

    const group = { type: 'group', groupId: 'g-1', traits: { seats: 5 } } as const
    const joined = await sentBy('groupIdentifyUser', SAVED_GROUP, group)
    expect(joined.map(({ event_type }) => event_type)).toEqual(['$identify', '$groupidentify'])
    expect(await sentBy('groupIdentify', SAVED_GROUP, group)).toEqual(joined)
  })

  it('send the same in batches', async () => {
    const { results, events } = await sendBatch('logEventV2', [
      { event: 'Clicked' },
      { event: 'Closed', userId: 'null', anonymousId: null }
    ])
    expect(results.map(({ status }: { status: number }) => status)).toEqual([200, 400])
    expect(events).toHaveLength(1)
  })
})

describe('fields that are kept for saved mappings', () => {
  const PRODUCTS = {
    '@arrayPath': ['$.properties.products', { price: { '@path': 'price' }, productId: { '@path': 'productId' } }]
  }

  it.each(['logEvent', 'logEventV2'])(
    'the products of %s are taken, and nothing of them is sent beside the properties',
    async (action) => {
      const products = [{ price: 20, productId: 'p-1', name: 'Shoes' }]
      const [event, ...others] = await sentBy(
        action,
        { ...SAVED_EVENT, products: PRODUCTS, trackRevenuePerProduct: true },
        { event: 'Viewed', properties: { products } }
      )
      expect(others).toEqual([])
      expect(event).not.toHaveProperty('products')
      expect(event).not.toHaveProperty('revenue')
      expect(event.event_properties).toEqual({ products })
    }
  )

  it('the minimum length of ids of a mapping is taken, and not sent', async () => {
    const requests = acceptEverything()
    await createTestIntegration(destination).testAction('mapUser', {
      event: createTestEvent({ type: 'alias', userId: 'u2', previousId: 'u1' }),
      mapping: { user_id: { '@path': '$.previousId' }, global_user_id: { '@path': '$.userId' }, min_id_length: 1 },
      settings
    })
    expect(requests.map(({ body }) => body)).toEqual([
      { api_key: settings.apiKey, mapping: [{ user_id: 'u1', global_user_id: 'u2' }] }
    ])
  })
})

import { omit } from '@segment/actions-core'
import { migrate } from '../migrate'
import { migrated } from './migrated'
import { listed, PRESETS, saved } from './saved'

const { sendThrough, sandbox, eventTypes } = migrated()

const events = () =>
  sandbox()
    .events()
    .map(({ event }) => event)
const send = (subscriptions: object[], calls: object | object[]) => sendThrough(migrate(listed(subscriptions)), calls)

const SAFARI =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/14.0 Safari/605.1.15'

describe("The presets of Segment's Amplitude (Actions), migrated", () => {
  it('send each kind of call as they did', async () => {
    await send(PRESETS, [
      { type: 'track', event: 'Signed Up', messageId: 'm1' },
      { type: 'page', name: 'Pricing', messageId: 'm2' },
      { type: 'screen', name: 'Home', messageId: 'm3' },
      { type: 'identify', traits: { plan: 'pro' }, messageId: 'm4' },
      {
        type: 'track',
        event: 'Order Completed',
        properties: { revenue: 20, products: [{ price: 20 }] },
        messageId: 'm5'
      }
    ])
    expect(eventTypes()).toEqual([
      'Signed Up',
      'Viewed Pricing',
      'Viewed Home',
      '$identify',
      'Order Completed',
      'Product Purchased'
    ])
  })

  it('send what their mapping says, and nothing that it leaves out', async () => {
    const context = {
      library: { name: 'analytics.js' },
      device: { id: 'device-1234', advertisingId: 'ad-1234' },
      campaign: { source: 'newsletter', content: 'top' },
      page: { referrer: 'https://example.com/a' },
      ip: '203.0.113.7'
    }
    const without = { ip: null, idfa: null, adid: null, idfv: null, device_id: { '@path': '$.anonymousId' } }
    await send([saved('logEventV2', 'type = "track"', without)], {
      type: 'track',
      event: 'Signed Up',
      properties: { plan: 'pro' },
      context,
      integrations: { Amplitude: { groups: { team: 'a' }, event_id: 3 } }
    })
    const [event] = events()
    expect(event).toMatchObject({
      event_type: 'Signed Up',
      user_id: 'user-1234',
      device_id: 'anonymous-1234',
      event_properties: { plan: 'pro' },
      library: 'analytics.js',
      platform: 'Web',
      user_properties: {
        $set: { referrer: 'https://example.com/a', referring_domain: 'example.com', utm_source: 'newsletter' },
        $setOnce: { initial_referrer: 'https://example.com/a', initial_utm_content: 'top' }
      }
    })
    for (const key of ['ip', 'idfa', 'idfv', 'adid', 'groups', 'event_id']) expect(event).not.toHaveProperty(key)
  })

  it('count what Segment sends again once', async () => {
    const call = { type: 'track', event: 'Order Completed', properties: { revenue: 20, products: [{ price: 20 }] } }
    await send(PRESETS, [call, call])
    expect(eventTypes()).toEqual(['Order Completed', 'Product Purchased'])
  })

  it('count the revenue of an order once, on its event', async () => {
    await send(PRESETS, {
      type: 'track',
      event: 'Order Completed',
      properties: { revenue: 25, price: 10, quantity: 2, products: [{ price: 10, quantity: 2, productId: 'p1' }] }
    })
    expect(events().map(({ revenue, price, quantity }) => ({ revenue, price, quantity }))).toEqual([
      { revenue: 25, price: undefined, quantity: undefined },
      { revenue: undefined, price: undefined, quantity: undefined }
    ])
    expect(events()[1].event_properties).toEqual({ price: 10, quantity: 2, productId: 'p1' })
  })

  it('name a page without a name without a blank at the end', async () => {
    await send(PRESETS, { type: 'page' })
    expect(eventTypes()).toEqual(['Viewed'])
  })

  it('give the version of the system from a user agent', async () => {
    await send(PRESETS, { type: 'track', event: 'Signed Up', context: { userAgent: SAFARI } })
    expect(events()[0]).toMatchObject({ os_name: 'Mac OS', os_version: '10.15.7' })
  })

  it('do nothing with browser sessions in the cloud, and keep their subscription', () => {
    const { subscriptions } = migrate(listed(PRESETS))
    expect(subscriptions.map(({ action }) => action)).toEqual([
      'logEvent',
      'logPurchase',
      'logEvent',
      'logEvent',
      'identifyUser',
      'sessionId'
    ])
    expect(subscriptions[5]).toMatchObject({ trigger: PRESETS[5].trigger, mapping: {} })
  })

  it('need nobody', () => {
    expect(migrate(listed(PRESETS)).report.map(({ outcome }) => outcome)).toEqual(Array(6).fill('carried over'))
  })
})

describe('Group calls', () => {
  const groups = [saved('groupIdentifyUser', 'type = "group"')]

  it('join the group and describe it, as they did', async () => {
    await send(groups, { type: 'group', groupId: 'g1', traits: { group_type: 'team', group_name: 'Red', size: 3 } })
    expect(events().map(({ event_type, groups }) => ({ event_type, groups }))).toEqual([
      { event_type: '$identify', groups: { team: 'Red' } },
      { event_type: '$groupidentify', groups: { team: 'Red' } }
    ])
  })

  it('without a type join the group of the group id', async () => {
    await send(groups, { type: 'group', groupId: 'g1', traits: { size: 3 } })
    expect(events()).toHaveLength(1)
    expect(events()[0]).toMatchObject({ event_type: '$identify', groups: { '[Segment] Group': 'g1' } })
  })
})

it('An alias call maps its user, as it did', async () => {
  await send([saved('mapUser', 'type = "alias"', { min_id_length: 1 })], { type: 'alias', previousId: 'old-user-id' })
  expect(sandbox().requests.map(({ path }) => path)).toEqual(['/usermap'])
})

describe('What was not saved', () => {
  it('is not parsed from the user agent, as it was not', async () => {
    const settings = omit(PRESETS[0].settings, ['userAgentParsing'])
    await send([{ ...PRESETS[0], settings }], { type: 'track', event: 'A', context: { userAgent: SAFARI } })
    expect(events()[0]).not.toHaveProperty('os_name')
  })

  it('is added only where it is new: what somebody set stays', () => {
    const changes = { enable_batching: false, insert_id: { '@path': '$.properties.id' } }
    const [{ mapping }] = migrate(listed([saved('logEventV2', 'type = "track"', changes)])).subscriptions
    expect(mapping).toMatchObject({ ...changes, message_id: { '@path': '$.messageId' }, batch_size: 1000 })
    expect(mapping).not.toHaveProperty('context')
    expect(mapping).not.toHaveProperty('integrations')
  })

  it('stays as it is in a mapping that this version saved', () => {
    const first = migrate(listed(PRESETS)).subscriptions[0]
    const again = saved('logEvent', first.trigger)
    const { subscriptions, report } = migrate(listed([{ ...again, settings: first.mapping }]))
    expect(subscriptions[0].mapping).toEqual(first.mapping)
    expect(report[0]).toMatchObject({ why: 'Nothing changes in Amplitude.', changes: [] })
  })
})

it('A disabled subscription stays disabled', async () => {
  await send([saved('logEventV2', 'type = "track"', {}, { enabled: false })], { type: 'track', event: 'A' })
  expect(sandbox().requests).toEqual([])
})

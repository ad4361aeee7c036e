import { createTestEvent, createTestIntegration } from '@segment/actions-core'
import nock from 'nock'
import destination from '../src'
import { eventsOf, requestsOf, settings } from './support/sent'
import { sendBatch } from './support/send-batch'

const identify = (rest: Record<string, unknown> = {}) => ({ type: 'identify', ...rest })

describe('Identify User (I1)', () => {
  afterEach(() => {
    nock.cleanAll()
  })

  it('sends a $identify event on the ingestion API', async () => {
    const requests = await requestsOf('identifyUser', identify({ traits: { plan: 'pro' } }))
    expect(requests.map(({ url }) => url)).toEqual(['https://api2.amplitude.com/2/httpapi'])
    expect(requests[0].body.events).toHaveLength(1)
    expect(requests[0].body.events[0]).toMatchObject({
      event_type: '$identify',
      user_id: 'user-1234',
      device_id: 'device-1234',
      time: 1769860800000,
      user_properties: { plan: 'pro' }
    })
  })

  it.each([
    ['no traits', {}],
    ['empty traits', { traits: {} }],
    ['traits of empty objects only', { traits: { plan: {} } }]
  ])('joins the ids of a call with %s', async (_, rest) => {
    const [event, ...others] = await eventsOf('identifyUser', identify(rest))
    expect(others).toEqual([])
    expect(event).toMatchObject({ event_type: '$identify', user_id: 'user-1234', device_id: 'device-1234' })
    expect(event).not.toHaveProperty('user_properties')
  })

  it('sends neither the name, the properties nor a revenue that the call may carry', async () => {
    const [event] = await eventsOf('identifyUser', identify({ event: 'Clicked', properties: { revenue: 5 } }))
    expect(event.event_type).toBe('$identify')
    expect(event).not.toHaveProperty('event_properties')
    expect(event).not.toHaveProperty('revenue')
  })

  it('makes a retry of a batch recognizable, event by event', async () => {
    const calls = [identify(), identify(), identify()]
    const first = await sendBatch('identifyUser', calls, { add: { visits: 1 } })
    const second = await sendBatch('identifyUser', calls, { add: { visits: 1 } })
    const ids = first.events.map((event) => event.insert_id as string)
    expect(new Set(ids).size).toBe(3)
    expect(second.events.map((event) => event.insert_id as string)).toEqual(ids)
  })

  it('sends a batch in one request', async () => {
    const { requests, statuses } = await sendBatch('identifyUser', [identify(), identify(), identify()])
    expect(requests).toHaveLength(1)
    expect(statuses).toEqual([200, 200, 200])
  })

  it('reports the call that Amplitude refuses, and delivers the others', async () => {
    const bodies: any[] = []
    const amplitude = nock('https://api2.amplitude.com')
    const keep = (body: any) => bodies.push(body) > 0
    amplitude.post('/2/httpapi', keep).reply(400, {
      code: 400,
      error: 'Invalid field values on some events',
      events_with_invalid_fields: { user_properties: [1] }
    })
    amplitude.post('/2/httpapi', keep).reply(200, { code: 200 })
    const integration = createTestIntegration(destination)
    await integration.testBatchAction('identifyUser', {
      events: ['first-user', 'second-user', 'third-user'].map((userId) =>
        createTestEvent({ type: 'identify', userId })
      ),
      settings,
      useDefaultMappings: true
    })
    const results = integration.results[0].multistatus as any[]
    expect(results.map(({ status }) => status as number)).toEqual([200, 400, 200])
    expect(results[1].errormessage).toMatch(/user_properties/)
    const lastBody = bodies[bodies.length - 1]
    expect(lastBody.events.map((event: any) => event.user_id)).toEqual(['first-user', 'third-user'])
  })
})

describe('Identify User: ids and context (I2)', () => {
  it.each([
    ['a user id alone', { anonymousId: undefined }, ['user-1234', undefined]],
    ['a device id alone', { userId: undefined }, [undefined, 'device-1234']],
    ['a null user id', { userId: null }, [undefined, 'device-1234']],
    ['an empty user id', { userId: '' }, [undefined, 'device-1234']],
    ['a device id of the context', { context: { device: { id: 'phone-1' } } }, ['user-1234', 'phone-1']],
    ['numbers', { userId: 123456, anonymousId: 654321 }, ['123456', '654321']],
    ['unicode', { userId: 'größe-商人', anonymousId: 'device-🏙' }, ['größe-商人', 'device-🏙']],
    ['ids named like members of every object', { userId: 'constructor' }, ['constructor', 'device-1234']]
  ])('sends %s', async (_, rest, ids) => {
    const [event] = await eventsOf('identifyUser', identify(rest))
    expect([event.user_id, event.device_id]).toEqual(ids)
  })

  it('rejects the call without an id, and nothing else in the batch', async () => {
    const { statuses, events } = await sendBatch('identifyUser', [
      identify(),
      identify({ userId: undefined, anonymousId: undefined }),
      identify({ userId: 'other-user' })
    ])
    expect(statuses).toEqual([200, 400, 200])
    expect(events.map((event) => event.user_id)).toEqual(['user-1234', 'other-user'])
  })

  it("sends the app's version and where, on what and in which language the user is", async () => {
    const [event] = await eventsOf(
      'identifyUser',
      identify({
        context: {
          app: { version: '3.5.1' },
          device: { type: 'android', brand: 'Google', manufacturer: 'Google', model: 'Pixel 9' },
          os: { name: 'Android', version: '15' },
          network: { carrier: 'T-Mobile' },
          location: { country: 'Germany', region: 'NRW', city: 'Köln', latitude: '50.94', longitude: 6.96 },
          locale: { language: 'de' },
          ip: '8.8.8.8'
        }
      })
    )
    expect(event).toMatchObject({
      app_version: '3.5.1',
      platform: 'Android',
      os_name: 'Android',
      os_version: '15',
      device_brand: 'Google',
      device_manufacturer: 'Google',
      device_model: 'Pixel 9',
      carrier: 'T-Mobile',
      country: 'Germany',
      region: 'NRW',
      city: 'Köln',
      location_lat: 50.94,
      location_lng: 6.96,
      language: 'de',
      ip: '8.8.8.8'
    })
  })
})

import type { JSONObject } from '@segment/actions-core'
import { createTestIntegration } from '@segment/actions-core'
import nock from 'nock'
import destination from '../src'
import { eventsOf, requestsOf, settings } from './support/sent'
import { sendBatch } from './support/send-batch'

describe('Log Event (E1)', () => {
  afterEach(() => {
    nock.cleanAll()
  })

  it('sends a track call as one event with its properties', async () => {
    const [event, ...others] = await eventsOf('logEvent', { event: 'Clicked', properties: { color: 'blue' } })
    expect(others).toEqual([])
    expect(event).toMatchObject({ event_type: 'Clicked', event_properties: { color: 'blue' }, user_id: 'user-1234' })
  })

  it.each(['Añadido al carrito 🛒', 'constructor', '__proto__', '404', 'a'.repeat(2000)])(
    'takes the name of the call, %p, as it is',
    async (name) => {
      const [event] = await eventsOf('logEvent', { event: name })
      expect(event.event_type).toBe(name)
    }
  )

  it('takes a number for the name of a call', async () => {
    const [event] = await eventsOf('logEvent', { event: 404 })
    expect(event.event_type).toBe('404')
  })

  it.each([undefined, null, '', '   ', { name: 'Clicked' }])('rejects the call whose name is %p', async (name) => {
    const { statuses, events } = await sendBatch('logEvent', [{ event: name }, { event: 'Clicked' }])
    expect(statuses).toEqual([400, 200])
    expect(events.map((event) => event.event_type)).toEqual(['Clicked'])
  })

  it('can name every event by a mapping', async () => {
    const [event] = await eventsOf(
      'logEvent',
      { event: 'Clicked', properties: { color: 'blue' } },
      { event_type: { '@template': '{{event}} {{properties.color}}' } }
    )
    expect(event.event_type).toBe('Clicked blue')
  })

  it.each([
    [7, 7],
    [0, 0],
    ['7', 7]
  ])('sends the event id %p as %p', async (value, sent) => {
    const [event] = await eventsOf('logEvent', { event: 'Clicked' }, { event_id: value })
    expect(event.event_id).toBe(sent)
  })

  it.each([
    ['Actions Amplitude', { 'Actions Amplitude': { event_id: 7 } }],
    ['Amplitude', { Amplitude: { event_id: 7 } }],
    ['Actions Amplitude before Amplitude', { Amplitude: { event_id: 8 }, 'Actions Amplitude': { event_id: 7 } }]
  ])('takes the event id from the option of %s', async (_, integrations) => {
    const [event] = await eventsOf('logEvent', { event: 'Clicked', integrations })
    expect(event.event_id).toBe(7)
  })

  it.each<JSONObject>([{}, { event_id: null }, { event_id: '' }])(
    'sends no event id without one (%p)',
    async (mapping) => {
      const [event] = await eventsOf('logEvent', { event: 'Clicked' }, mapping)
      expect(event).not.toHaveProperty('event_id')
    }
  )

  it('leaves out an event id that is no whole number, and delivers the event (V1)', async () => {
    const ids = [1, 'first', 1.5, true, 2 ** 53, '2']
    const { statuses, events } = await sendBatch(
      'logEvent',
      ids.map((id) => ({ event: 'Clicked', properties: { id } })),
      { event_id: { '@path': '$.properties.id' } }
    )
    expect(statuses).toEqual(ids.map(() => 200))
    expect(events.map((event) => event.event_id)).toEqual([1, undefined, undefined, undefined, undefined, 2])
  })

  it.each([undefined, null, {}])('sends no event properties where the call has %p', async (properties) => {
    const [event] = await eventsOf('logEvent', { event: 'Clicked', properties })
    expect(event).not.toHaveProperty('event_properties')
  })

  it('keeps event properties of every type', async () => {
    const properties = {
      text: 'Köln 🏙',
      zero: 0,
      no: false,
      list: [1, 'two', { three: 3 }],
      nested: { deeper: { still: 'here' } },
      constructor: 'Acme',
      'with space': 1,
      'dotted.name': 2
    }
    const [event] = await eventsOf('logEvent', { event: 'Clicked', properties })
    expect(event.event_properties).toEqual({
      text: 'Köln 🏙',
      zero: 0,
      no: false,
      list: [1, 'two', { three: 3 }],
      nested: { deeper: { still: 'here' } },
      constructor: 'Acme',
      'with space': 1,
      'dotted.name': 2
    })
  })

  it('keeps long text and many properties', async () => {
    const many = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`property_${index}`, index]))
    const [event] = await eventsOf('logEvent', { event: 'Read', properties: { ...many, text: 'é'.repeat(5000) } })
    expect(Object.keys(event.event_properties)).toHaveLength(1001)
    expect(event.event_properties.text).toHaveLength(5000)
  })

  it('lets a property named __proto__ change nothing but its own event', async () => {
    const properties: unknown = JSON.parse('{"__proto__": {"polluted": "yes"}, "color": "blue"}')
    const { statuses, events } = await sendBatch('logEvent', [
      { event: 'Clicked', properties },
      { event: 'Clicked', properties: { color: 'red' } }
    ])
    expect(statuses).toEqual([200, 200])
    expect(events[0].event_properties.color).toBe('blue')
    expect(events[1].event_properties).toEqual({ color: 'red' })
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('sends a batch in one request, and tells for each call what was sent', async () => {
    const { requests, results } = await sendBatch('logEvent', [{ event: 'A' }, { event: 'B' }, { event: 'C' }])
    expect(requests.map(({ url }) => url)).toEqual(['https://api2.amplitude.com/2/httpapi'])
    expect(requests[0].body.events.map((event: any) => event.event_type)).toEqual(['A', 'B', 'C'])
    expect(results.map(({ status }) => status)).toEqual([200, 200, 200])
    for (const result of results) {
      expect(result.sent).toBeDefined()
      expect(result.body).toBeDefined()
    }
  })

  it('rejects the call whose properties are text, and nothing else in the batch', async () => {
    const { statuses, events } = await sendBatch('logEvent', [
      { event: 'A', properties: 'blue' },
      { event: 'B', properties: { color: 'blue' } }
    ])
    expect(statuses).toEqual([400, 200])
    expect(events.map((event) => event.event_type)).toEqual(['B'])
  })

  it('sends one request for one call', async () => {
    const requests = await requestsOf('logEvent', { event: 'Clicked' })
    expect(requests.map(({ url, body }) => [url, body.api_key, body.events.length])).toEqual([
      ['https://api2.amplitude.com/2/httpapi', 'api-key-4711', 1]
    ])
  })

  it('fails with what Amplitude says when it refuses the event', async () => {
    nock('https://api2.amplitude.com')
      .post('/2/httpapi')
      .reply(400, {
        code: 400,
        error: 'Invalid field values on some events',
        events_with_invalid_fields: { event_properties: [0] }
      })
    const sending = createTestIntegration(destination).testAction('logEvent', {
      event: { event: 'Clicked', userId: 'user-1234' },
      settings,
      useDefaultMappings: true
    })
    await expect(sending).rejects.toMatchObject({ status: 400, message: expect.stringMatching(/event_properties/) })
  })
})

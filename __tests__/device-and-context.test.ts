import type { JSONObject } from '@segment/actions-core'
import nock from 'nock'
import { eitherWay } from './support/either-way'
import { eventsOf } from './support/sent'

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

const ACTIONS = ['logEvent', 'logPage', 'logPurchase', 'identifyUser', 'groupIdentify']

const CONTEXT = {
  app: { version: '3.5.1' },
  device: { type: 'android', brand: 'Google', manufacturer: 'Foxconn', model: 'Pixel 7' },
  os: { name: 'Android', version: '14' },
  network: { carrier: 'T-Mobile' },
  location: {
    country: 'United States',
    region: 'California',
    city: 'San Francisco',
    latitude: 37.7672319,
    longitude: -122.4021353
  },
  locale: 'en-US',
  ip: '8.8.8.8'
}

/** What describes app, system, device and network, without a value. */
const NOTHING = {
  app_version: undefined,
  platform: undefined,
  os_name: undefined,
  os_version: undefined,
  device_brand: undefined,
  device_manufacturer: undefined,
  device_model: undefined,
  carrier: undefined,
  country: undefined,
  city: undefined,
  language: undefined
}

describe('Device and context (C6)', () => {
  it.each(ACTIONS)('%s sends what the spec has, each in a field of its own', async (action) => {
    const [event] = await eventsOf(action, { context: CONTEXT, groupId: 'group-1' })
    expect(event).toMatchObject({
      app_version: '3.5.1',
      platform: 'Android',
      os_name: 'Android',
      os_version: '14',
      device_brand: 'Google',
      device_manufacturer: 'Foxconn',
      device_model: 'Pixel 7',
      carrier: 'T-Mobile',
      country: 'United States',
      region: 'California',
      city: 'San Francisco',
      location_lat: 37.7672319,
      location_lng: -122.4021353,
      language: 'en-US',
      ip: '8.8.8.8'
    })
  })

  it.each(ACTIONS)('%s makes nothing up where the call has no context', async (action) => {
    const [event] = await eventsOf(action, { groupId: 'group-1' })
    const made = ['app_version', 'platform', 'os_name', 'os_version', 'device_brand', 'device_manufacturer', 'ip']
      .concat([
        'device_model',
        'carrier',
        'country',
        'region',
        'city',
        'location_lat',
        'location_lng',
        'dma',
        'language'
      ])
      .filter((key) => key in event)
    expect(made).toEqual([])
  })

  it.each([
    ['a version that is a number', { app: { version: 3 } }, { app_version: '3' }],
    ['a version that is zero', { app: { version: 0 } }, { app_version: '0' }],
    ['an OS version that is a number', { os: { name: 'iOS', version: 9.1 } }, { os_version: '9.1' }],
    ['names in any script', { location: { city: 'São Paulo 東京' } }, { city: 'São Paulo 東京' }],
    ['names that JavaScript knows', { network: { carrier: 'constructor' } }, { carrier: 'constructor' }]
  ])('takes %s', async (_, context, expected) => {
    const [event] = await eventsOf('logEvent', { context })
    expect(event).toMatchObject(expected)
  })

  it.each([
    ['the app version', { app_version: '9' }, { app_version: '9' }],
    ['the carrier', { carrier: 'Mine' }, { carrier: 'Mine' }],
    ['the system, as a whole', { os_name: 'Mine' }, { os_name: 'Mine', os_version: undefined }],
    ['its version, as a whole', { os_version: '0' }, { os_name: undefined, os_version: '0' }],
    [
      'the device, as a whole',
      { device_model: 'Mine' },
      { device_brand: undefined, device_manufacturer: undefined, device_model: 'Mine' }
    ]
  ])('takes %s from the mapping before the context', async (_, mapping, expected) => {
    const { events } = await eitherWay('logEvent', { context: CONTEXT }, mapping)
    expect({ ...NOTHING, ...events[0] }).toMatchObject(expected)
  })

  it.each<[string, JSONObject]>([
    ['null', { app_version: null, os_name: null, device_model: null, carrier: null }],
    ['empty', { app_version: '', os_name: '', device_model: '', carrier: '' }],
    ['a path that leads nowhere', { app_version: { '@path': '$.properties.none' } }]
  ])('takes the context where the mapping is %s', async (_, mapping) => {
    const { events } = await eitherWay('logEvent', { context: CONTEXT }, mapping)
    expect(events).toMatchObject([
      { app_version: '3.5.1', os_name: 'Android', os_version: '14', device_model: 'Pixel 7', carrier: 'T-Mobile' }
    ])
  })

  it('takes nothing from the context where the context is not mapped', async () => {
    const { events } = await eitherWay('logEvent', { context: CONTEXT }, { context: null })
    expect(Object.keys(events[0]).filter((key) => key in NOTHING)).toEqual([])
    expect(events).toMatchObject([{ ip: '8.8.8.8' }])
  })

  it('rejects the event where a field is mapped to an object, which the framework refuses as text', async () => {
    const call = { properties: { name: {} } }
    const { message } = await eitherWay('logEvent', call, { carrier: { '@path': '$.properties.name' } })
    expect(message).toMatch(/Carrier must be a string but it was an object/)
  })

  it('sends the designated market area where it is mapped', async () => {
    const [event] = await eventsOf('logEvent', { context: CONTEXT }, { dma: 'San Francisco-Oakland-San Jose, CA' })
    expect(event.dma).toBe('San Francisco-Oakland-San Jose, CA')
  })

  it('sends a half of a group alone, as the mapping gave it', async () => {
    const [event] = await eventsOf('logEvent', { context: { os: { name: 'Solaris' } } })
    expect(event.os_name).toBe('Solaris')
    expect(event).not.toHaveProperty('os_version')
  })

  it('takes a mapping of any field from elsewhere', async () => {
    const [event] = await eventsOf(
      'logEvent',
      { context: CONTEXT, properties: { town: 'Graz' } },
      {
        city: { '@path': '$.properties.town' },
        ip: null
      }
    )
    expect(event.city).toBe('Graz')
    expect(event).not.toHaveProperty('ip')
  })
})

import nock from 'nock'
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

  it('sends the language where the locale is an object', async () => {
    const [event] = await eventsOf('logEvent', { context: { locale: { language: 'en-us' } } })
    expect(event.language).toBe('en-us')
  })

  it.each([{ country: 'US' }, {}, { language: null }])(
    'rejects the event, naming the field, where the locale is %j, which is no text and names no language',
    async (locale) => {
      await expect(eventsOf('logEvent', { event: 'Clicked', context: { locale } })).rejects.toThrow(
        /Language must be a string but it was an object/
      )
    }
  )

  it.each([null, ''])('leaves the language out where the locale is %j', async (locale) => {
    const [event] = await eventsOf('logEvent', { event: 'Clicked', context: { locale } })
    expect(event.event_type).toBe('Clicked')
    expect(event).not.toHaveProperty('language')
  })

  it.each([
    ['text', '37.7672319', '-122.4021353', 37.7672319, -122.4021353],
    ['zero', 0, 0, 0, 0],
    ['zero as text', '0', '0', 0, 0],
    ['negative', -33.86, -70.67, -33.86, -70.67]
  ])('takes coordinates that are %s', async (_, latitude, longitude, lat, lng) => {
    const [event] = await eventsOf('logEvent', { context: { location: { latitude, longitude } } })
    expect([event.location_lat, event.location_lng]).toEqual([lat, lng])
  })

  it.each([null, '', undefined])('leaves coordinates out that are %j', async (latitude) => {
    const [event] = await eventsOf('logEvent', { context: { location: { latitude, longitude: latitude } } })
    expect(event).not.toHaveProperty('location_lat')
    expect(event).not.toHaveProperty('location_lng')
  })

  it.each([
    ['a version that is a number', { app: { version: 3 } }, { app_version: '3' }],
    ['a version that is zero', { app: { version: 0 } }, { app_version: '0' }],
    ['an OS version that is a number', { os: { name: 'iOS', version: 9.1 } }, { os_version: '9.1' }],
    ['names in any script', { location: { city: 'São Paulo 東京' } }, { city: 'São Paulo 東京' }],
    ['half a surrogate pair', { network: { carrier: 'T-\ud83d' } }, { carrier: 'T-\ud83d' }],
    ['names that JavaScript knows', { network: { carrier: 'constructor' } }, { carrier: 'constructor' }]
  ])('takes %s', async (_, context, expected) => {
    const [event] = await eventsOf('logEvent', { context })
    expect(event).toMatchObject(expected)
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

describe('The platform (C7)', () => {
  it.each([
    ['ios', 'iOS'],
    ['IOS', 'iOS'],
    ['iOS', 'iOS'],
    ['android', 'Android'],
    ['ANDROID', 'Android'],
    ['Android', 'Android'],
    ['Roku', 'Roku'],
    ['android-tv', 'android-tv'],
    ['constructor', 'constructor'],
    ['__proto__', '__proto__'],
    ['ſerver', 'ſerver']
  ])('%s is sent as %s', async (type, platform) => {
    const [event] = await eventsOf('logEvent', { context: { device: { type } } })
    expect(event.platform).toBe(platform)
  })

  it.each(ACTIONS)('%s says Web for analytics.js', async (action) => {
    const context = { library: { name: 'analytics.js', version: '2.11.1' } }
    const [event] = await eventsOf(action, { context, groupId: 'group-1' })
    expect(event.platform).toBe('Web')
  })

  it.each([null, ''])('is Web for analytics.js where the type of the device is %j', async (type) => {
    const [event] = await eventsOf('logEvent', { context: { device: { type }, library: { name: 'analytics.js' } } })
    expect(event.platform).toBe('Web')
  })

  it('stays what the device says for analytics.js', async () => {
    const context = { device: { type: 'ios' }, library: { name: 'analytics.js' } }
    const [event] = await eventsOf('logEvent', { context })
    expect(event.platform).toBe('iOS')
  })

  it.each(['analytics-node', 'analytics-ios', '', null])('is not made up for the library %j', async (name) => {
    const [event] = await eventsOf('logEvent', { context: { library: { name } } })
    expect(event).not.toHaveProperty('platform')
  })
})

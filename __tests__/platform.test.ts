import { eitherWay } from './support/either-way'
import { eventsOf } from './support/sent'

const ACTIONS = ['logEvent', 'logPage', 'logPurchase', 'identifyUser', 'groupIdentify']

const ANDROID_BROWSER =
  'Mozilla/5.0 (Linux; Android 11; SM-G991B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36'

/** The platform that is sent; `undefined` where none is. */
async function platformOf(context: object, mapping = {}): Promise<unknown> {
  const { events } = await eitherWay('logEvent', { context }, mapping)
  expect(events).toHaveLength(1)
  return events[0].platform
}

describe('The platform (C7)', () => {
  it.each([
    ['ios', 'iOS'],
    ['IOS', 'iOS'],
    ['iOS', 'iOS'],
    ['android', 'Android'],
    ['ANDROID', 'Android'],
    ['Android', 'Android'],
    ['web', 'Web'],
    ['WEB', 'Web'],
    [' Web ', 'Web'],
    ['Roku', 'Roku'],
    ['android-tv', 'android-tv'],
    ['website', 'website'],
    ['Größe 商', 'Größe 商'],
    ['constructor', 'constructor'],
    ['__proto__', '__proto__'],
    ['ſerver', 'ſerver'],
    [0, '0'],
    [-7, '-7']
  ])('%j is sent as %j, from the context and from the mapping', async (type, platform) => {
    expect(await platformOf({ device: { type } })).toBe(platform)
    expect(await platformOf({}, { platform: type })).toBe(platform)
  })

  it('is what is mapped, whatever the context says', async () => {
    const context = { device: { type: 'ios' }, os: { name: 'iOS' }, library: { name: 'analytics-ios' } }
    expect(await platformOf(context, { platform: 'web' })).toBe('Web')
  })

  it.each(['iOS', 'ios', 'IOS', 'iPadOS', 'iPhone OS', ' iOS '])('is iOS where the system is %j', async (name) => {
    expect(await platformOf({ os: { name } })).toBe('iOS')
    expect(await platformOf({}, { os_name: name })).toBe('iOS')
  })

  it.each(['Android', 'android', 'ANDROID', 'Android OS'])('is Android where the system is %j', async (name) => {
    expect(await platformOf({ os: { name } })).toBe('Android')
    expect(await platformOf({}, { os_name: name })).toBe('Android')
  })

  it.each(['Windows', 'Mac OS X', 'Linux', 'tvOS', 'Androidish', 'iOSX', 'My iOS', 'My Android', '__proto__', 7])(
    'is none where the system is %j',
    async (name) => {
      expect(await platformOf({ os: { name } })).toBeUndefined()
    }
  )

  it.each([
    ['analytics-ios', 'iOS'],
    ['analytics-android', 'Android'],
    ['analytics.js', 'Web'],
    [' analytics.js ', 'Web']
  ])('for the library %j is %s', async (name, platform) => {
    expect(await platformOf({ library: { name } })).toBe(platform)
    expect(await platformOf({ library: { name: 'analytics-node' } }, { library: name })).toBe(platform)
  })

  it.each(ACTIONS)('is told by the library for %s too', async (action) => {
    const context = { library: { name: 'analytics.js', version: '2.11.1' } }
    const [event] = await eventsOf(action, { context, groupId: 'group-1' })
    expect(event.platform).toBe('Web')
  })

  it.each([
    'analytics-node',
    'analytics-react-native',
    'Analytics.js',
    'analytics-ios-2',
    '__proto__',
    'constructor',
    '',
    null
  ])('is none for the library %j', async (name) => {
    expect(await platformOf({ library: { name } })).toBeUndefined()
  })

  it.each([null, '', ' ', undefined, {}, [], true])(
    'is what else tells it where the device is of the type %j',
    async (type) => {
      expect(await platformOf({ device: { type }, library: { name: 'analytics.js' } })).toBe('Web')
      expect(await platformOf({ device: { type }, os: { name: 'android' } })).toBe('Android')
    }
  )

  it('is what the device says before what the system says, and that before what the library says', async () => {
    const library = { name: 'analytics.js' }
    expect(await platformOf({ device: { type: 'ios' }, os: { name: 'Android' }, library })).toBe('iOS')
    expect(await platformOf({ os: { name: 'Android' }, library })).toBe('Android')
  })

  it.each([{}, { userAgentOs: 'browser' }])(
    'is not what a user agent tells, for a page on a phone is the web, with %j',
    async (mapping) => {
      expect(await platformOf({ userAgent: ANDROID_BROWSER, library: { name: 'analytics.js' } }, mapping)).toBe('Web')
      expect(await platformOf({ userAgent: ANDROID_BROWSER }, mapping)).toBeUndefined()
    }
  )
})

describe('The platform fallback', () => {
  const fallback = { platform_fallback: 'analytics-node' }

  it('is the platform where nothing else says it', async () => {
    expect(await platformOf({}, fallback)).toBe('analytics-node')
    expect(await platformOf({ os: { name: 'Linux' }, library: { name: 'analytics-node' } }, fallback)).toBe(
      'analytics-node'
    )
  })

  it.each([
    [{ device: { type: 'Roku' } }, 'Roku'],
    [{ os: { name: 'iOS' } }, 'iOS'],
    [{ library: { name: 'analytics.js' } }, 'Web']
  ])('gives way to what the call says: %j', async (context, platform) => {
    expect(await platformOf(context, fallback)).toBe(platform)
  })

  it('gives way to what is mapped', async () => {
    expect(await platformOf({}, { ...fallback, platform: 'android' })).toBe('Android')
  })

  it.each(['', '  ', null])('is none where it is %j, and without it there is none', async (platform_fallback) => {
    expect(await platformOf({}, { platform_fallback })).toBeUndefined()
    expect(await platformOf({ library: { name: 'analytics-node' } })).toBeUndefined()
  })

  it.each(ACTIONS)('counts in %s', async (action) => {
    const call = { type: 'page', name: 'Home', groupId: 'group-1' }
    const { events } = await eitherWay(action, call, fallback)
    expect(events[0]).toMatchObject({ platform: 'analytics-node' })
  })
})

import type { JSONObject } from '@segment/actions-core'
import nock from 'nock'
import { eitherWay } from './support/either-way'
import { eventsOf } from './support/sent'

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

const ACTIONS = ['logEvent', 'logPage', 'logPurchase', 'identifyUser', 'groupIdentify']

const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 9_1 like Mac OS X) AppleWebKit/601.1.46 (KHTML, like Gecko) Version/9.0 Mobile/13B143 Safari/601.1'
const GALAXY =
  'Mozilla/5.0 (Linux; Android 11; SM-G991B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36'
const WINDOWS =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36'
const UBUNTU = 'Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0'
const REDUCED =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36'
const APP = 'Dalvik/2.1.0 (Linux; U; Android 9; SM-G960F)'
const FIREFOX_ALONE = 'Mozilla/5.0 Gecko/20100101 Firefox/120.0'

const NOTHING = { os: [], device: [] }

/** What stands in the event of the operating system and of the device: [name, version] and [brand, manufacturer, model]. */
const seen = async (context: Record<string, unknown>, mapping = {}) => {
  const { events } = await eitherWay('logEvent', { context }, mapping)
  expect(events).toHaveLength(1)
  const [event] = events
  const values = (keys: string[]) => keys.flatMap((key) => (key in event ? [`${key}: ${String(event[key])}`] : []))
  return {
    os: values(['os_name', 'os_version']),
    device: values(['device_brand', 'device_manufacturer', 'device_model'])
  }
}

describe('The user agent (C8)', () => {
  it.each(ACTIONS)('%s tells system and device', async (action) => {
    const [event] = await eventsOf(action, { context: { userAgent: GALAXY }, groupId: 'group-1' })
    expect(event).toMatchObject({
      os_name: 'Android',
      os_version: '11',
      device_manufacturer: 'Samsung',
      device_model: 'SM-G991B'
    })
  })

  it.each([
    [
      'a telephone of Apple',
      IPHONE,
      { os: ['os_name: iOS', 'os_version: 9.1'], device: ['device_manufacturer: Apple', 'device_model: iPhone'] }
    ],
    [
      'a desktop, whose model is its system',
      WINDOWS,
      { os: ['os_name: Windows', 'os_version: 10'], device: ['device_model: Windows'] }
    ],
    [
      'a system without a version, which does not get that of the browser',
      UBUNTU,
      { os: ['os_name: Ubuntu'], device: ['device_model: Ubuntu'] }
    ],
    [
      'a browser alone, which stands in for the system',
      FIREFOX_ALONE,
      { os: ['os_name: Firefox', 'os_version: 120.0'], device: [] }
    ],
    ['something it does not know', 'curl/7.64.1', NOTHING],
    ['__proto__', '__proto__', NOTHING],
    ['constructor', 'constructor', NOTHING],
    ['a number', 42, NOTHING],
    ['nothing', '', NOTHING],
    ['half a surrogate pair', '\ud83d', NOTHING],
    ['an object', { toString: 1 }, NOTHING],
    ['a list', [IPHONE], NOTHING],
    ['true', true, NOTHING]
  ])('knows %s', async (_, userAgent, expected) => {
    expect(await seen({ userAgent })).toEqual(expected)
  })

  it('is read within a second, a megabyte long', async () => {
    const start = Date.now()
    await eventsOf('logEvent', { context: { userAgent: 'Mozilla/5.0 (' + 'Linux; '.repeat(100_000) } })
    expect(Date.now() - start).toBeLessThan(1_000)
  })

  it('is not read where that is switched off', async () => {
    expect(await seen({ userAgent: IPHONE }, { userAgentParsing: false })).toEqual(NOTHING)
  })

  it('says the same the second time, with other hints in between', async () => {
    const first = await seen({ userAgent: WINDOWS })
    await seen({ userAgent: WINDOWS, userAgentData: { platformVersion: '15.0.0', model: 'Surface' } })
    expect(await seen({ userAgent: WINDOWS })).toEqual(first)
  })
})

describe('The client hints (C8)', () => {
  it('give the version of the system and the model', async () => {
    const userAgentData = { platformVersion: '13.0.0', model: 'Pixel 6' }
    const { os, device } = await seen({ userAgent: GALAXY, userAgentData })
    expect(os).toEqual(['os_name: Android', 'os_version: 13.0.0'])
    expect(device).toContain('device_model: Pixel 6')
  })

  it('never give a browser the version of a system', async () => {
    const { os } = await seen({ userAgent: FIREFOX_ALONE, userAgentData: { platformVersion: '13.0.0' } })
    expect(os).not.toEqual(['os_name: Firefox', 'os_version: 13.0.0'])
  })

  it.each([{}, { model: '' }, { model: null, platformVersion: null }, { model: '', platformVersion: '' }, null])(
    'change nothing where they are %j',
    async (userAgentData) => {
      expect(await seen({ userAgent: IPHONE, userAgentData })).toEqual({
        os: ['os_name: iOS', 'os_version: 9.1'],
        device: ['device_manufacturer: Apple', 'device_model: iPhone']
      })
    }
  )
})

describe('The hint of a Windows (C8a)', () => {
  const WINDOWS_7 = WINDOWS.replace('10.0', '6.1')
  const versionOf = async (userAgent: string, platformVersion: unknown) =>
    (await seen({ userAgent, userAgentData: { platformVersion } })).os

  it.each(['13', '13.0.0', '14.0.0', '15.0.0', 19, '99999999999999999999'])('of %j says 11', async (hint) => {
    expect(await versionOf(WINDOWS, hint)).toEqual(['os_name: Windows', 'os_version: 11'])
  })

  it.each(['1.0.0', '1', '8.0.0', '10.0.0', 10])('of %j says 10', async (hint) => {
    expect(await versionOf(WINDOWS_7, hint)).toEqual(['os_name: Windows', 'os_version: 10'])
  })

  it.each([
    '0',
    '0.1.0',
    '0.3.0',
    0,
    '11.0.0',
    '12.9',
    '-1',
    -13,
    'latest',
    '__proto__',
    '',
    ' ',
    null,
    {},
    [13],
    true,
    Infinity
  ])('of %j says nothing, so that the version of the user agent stays', async (hint) => {
    expect(await versionOf(WINDOWS_7, hint)).toEqual(['os_name: Windows', 'os_version: 7'])
  })

  it('is the version as it is on another system', async () => {
    expect(await versionOf(GALAXY, '13.0.0')).toEqual(['os_name: Android', 'os_version: 13.0.0'])
    expect(await versionOf(GALAXY, 0)).toEqual(['os_name: Android', 'os_version: 0'])
  })
})

describe('A placeholder for a model (C8a)', () => {
  const modelOf = async (context: Record<string, unknown>) => (await seen(context)).device

  it('in the user agent is none, and the system stands in', async () => {
    expect(await modelOf({ userAgent: REDUCED })).toEqual(['device_model: Android'])
  })

  it('in the user agent gives way to the hint', async () => {
    const userAgentData = { model: 'Pixel 8' }
    expect(await modelOf({ userAgent: REDUCED, userAgentData })).toEqual(['device_model: Pixel 8'])
  })

  it.each(['K', 'k', ' K ', 'Generic', 'GENERIC'])(
    'in the hint, %j, leaves the model of the user agent',
    async (model) => {
      expect(await modelOf({ userAgent: GALAXY, userAgentData: { model } })).toContain('device_model: SM-G991B')
    }
  )

  it('in both leaves the system', async () => {
    expect(await modelOf({ userAgent: REDUCED, userAgentData: { model: 'K' } })).toEqual(['device_model: Android'])
  })

  it.each(['K20', 'Generic Phone', 'Kindle', '商', 7, '__proto__'])('is not a model like %j', async (model) => {
    expect(await modelOf({ userAgent: GALAXY, userAgentData: { model } })).toContain(`device_model: ${String(model)}`)
  })
})

describe('The browser in place of the system (C8b)', () => {
  const BROWSER = { userAgentOs: 'browser' }

  it.each([
    ['a desktop', WINDOWS, ['os_name: Chrome', 'os_version: 120.0.0.0'], ['device_model: Windows']],
    [
      'a telephone',
      GALAXY,
      ['os_name: Chrome', 'os_version: 120.0.0.0'],
      ['device_manufacturer: Samsung', 'device_model: Android']
    ],
    [
      'a telephone of Apple',
      IPHONE,
      ['os_name: Mobile Safari', 'os_version: 9.0'],
      ['device_manufacturer: Apple', 'device_model: iOS']
    ],
    ['a model that is a placeholder', REDUCED, ['os_name: Chrome', 'os_version: 120.0.0.0'], ['device_model: Android']],
    ['a browser alone', FIREFOX_ALONE, ['os_name: Firefox', 'os_version: 120.0'], []]
  ])('is what is sent of %s, with the system as the model', async (_, userAgent, os, device) => {
    expect(await seen({ userAgent }, BROWSER)).toEqual({ os, device })
  })

  it('has its own version, whatever the hints say of the system and the model', async () => {
    const userAgentData = { platformVersion: '15.0.0', model: 'Surface' }
    expect(await seen({ userAgent: WINDOWS, userAgentData }, BROWSER)).toEqual({
      os: ['os_name: Chrome', 'os_version: 120.0.0.0'],
      device: ['device_model: Windows']
    })
  })

  it('leaves the system where the string knows no browser', async () => {
    const userAgentData = { platformVersion: '9.1', model: 'Galaxy S9' }
    expect(await seen({ userAgent: APP }, BROWSER)).toEqual(await seen({ userAgent: APP }))
    expect(await seen({ userAgent: APP, userAgentData }, BROWSER)).toEqual({
      os: ['os_name: Android', 'os_version: 9.1'],
      device: ['device_manufacturer: Samsung', 'device_model: Galaxy S9']
    })
  })

  it('never overrides or completes what the call says itself', async () => {
    expect(await seen({ userAgent: WINDOWS, os: { name: 'Fuchsia' } }, BROWSER)).toEqual({
      os: ['os_name: Fuchsia'],
      device: ['device_model: Windows']
    })
    expect(await seen({ userAgent: GALAXY, device: { brand: 'Acme' } }, BROWSER)).toEqual({
      os: ['os_name: Chrome', 'os_version: 120.0.0.0'],
      device: ['device_brand: Acme']
    })
  })

  it('is nothing where parsing is off', async () => {
    expect(await seen({ userAgent: WINDOWS }, { ...BROWSER, userAgentParsing: false })).toEqual(NOTHING)
  })

  it.each(['system', null])('is not sent where the field is %j', async (userAgentOs) => {
    const { os } = await seen({ userAgent: WINDOWS }, { userAgentOs })
    expect(os).toEqual(['os_name: Windows', 'os_version: 10'])
  })

  it('is remembered apart from the system of the same string', async () => {
    const system = await seen({ userAgent: IPHONE })
    const browser = await seen({ userAgent: IPHONE }, BROWSER)
    expect(await seen({ userAgent: IPHONE })).toEqual(system)
    expect(await seen({ userAgent: IPHONE }, BROWSER)).toEqual(browser)
    expect(browser).not.toEqual(system)
  })
})

describe('A user agent that is mapped (C8)', () => {
  it('wins over that of the context, and so does each hint', async () => {
    const context = { userAgent: GALAXY, userAgentData: { model: 'Pixel 8', platformVersion: '15' } }
    const mapping = { userAgent: IPHONE, userAgentData: { model: 'iPhone 20' } }
    expect(await seen(context, mapping)).toEqual({
      os: ['os_name: iOS', 'os_version: 15'],
      device: ['device_manufacturer: Apple', 'device_model: iPhone 20']
    })
  })

  it.each([null, ''])('gives way to that of the context where it is %j', async (userAgent) => {
    expect(await seen({ userAgent: GALAXY }, { userAgent })).toEqual(await seen({ userAgent: GALAXY }))
  })
})

describe('What the mapping gave (C8)', () => {
  it.each([
    ['name', { os: { name: 'Fuchsia' } }, ['os_name: Fuchsia']],
    ['version', { os: { version: '7' } }, ['os_version: 7']],
    ['name and version', { os: { name: 'Fuchsia', version: '7' } }, ['os_name: Fuchsia', 'os_version: 7']]
  ])('of the system, the %s, is neither overridden nor completed', async (_, context, os) => {
    const userAgentData = { platformVersion: '13.0.0' }
    expect(await seen({ ...context, userAgent: IPHONE, userAgentData })).toMatchObject({ os })
  })

  it.each([
    ['brand', { brand: 'Acme' }, ['device_brand: Acme']],
    ['manufacturer', { manufacturer: 'Acme' }, ['device_manufacturer: Acme']],
    ['model', { model: 'Road Runner' }, ['device_model: Road Runner']]
  ])('of the device, the %s, is neither overridden nor completed', async (_, device, expected) => {
    const userAgentData = { model: 'Pixel 6' }
    expect(await seen({ device, userAgent: GALAXY, userAgentData })).toMatchObject({ device: expected })
  })

  it('of the device leaves the system to the user agent, and the other way round', async () => {
    const device = { model: 'Road Runner' }
    expect(await seen({ device, userAgent: IPHONE })).toMatchObject({ os: ['os_name: iOS', 'os_version: 9.1'] })
    expect(await seen({ os: { name: 'Fuchsia' }, userAgent: GALAXY })).toMatchObject({
      device: ['device_manufacturer: Samsung', 'device_model: SM-G991B']
    })
  })
})

describe('The raw user agent (C8)', () => {
  it.each<[JSONObject]>([[{}], [{ includeRawUserAgent: false }], [{ userAgentParsing: false }]])(
    'stays here with %j',
    async (mapping) => {
      const [event] = await eventsOf('logEvent', { context: { userAgent: IPHONE } }, mapping)
      expect(JSON.stringify(event)).not.toContain('Mozilla')
    }
  )

  it.each([true, false])('is sent on request, where parsing is %j', async (userAgentParsing) => {
    const mapping = { userAgentParsing, includeRawUserAgent: true }
    const [event] = await eventsOf('logEvent', { context: { userAgent: IPHONE } }, mapping)
    expect(event.user_agent).toBe(IPHONE)
  })

  it('is left out where there is none', async () => {
    const [event] = await eventsOf('logEvent', { context: {} }, { includeRawUserAgent: true })
    expect(event).not.toHaveProperty('user_agent')
  })

  it('comes without anything that Amplitude does not document', async () => {
    const context = { userAgent: IPHONE, userAgentData: { model: 'iPhone' } }
    const [event] = await eventsOf('logEvent', { context }, { includeRawUserAgent: true })
    for (const key of ['device_type', 'userAgent', 'userAgentData', 'userAgentParsing', 'includeRawUserAgent']) {
      expect(event).not.toHaveProperty(key)
    }
  })
})

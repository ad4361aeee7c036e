import type { JSONObject } from '@segment/actions-core'
import nock from 'nock'
import { eventsOf } from './support/sent'
import { FIREFOX_ALONE, GALAXY, IPHONE, MACINTOSH, NOTHING, seen, UBUNTU, WINDOWS } from './support/user-agents'

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

const ACTIONS = ['logEvent', 'logPage', 'logPurchase', 'identifyUser', 'groupIdentify']

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
      'a Mac, whichever version of the parser reads it',
      MACINTOSH,
      {
        os: ['os_name: Mac OS', 'os_version: 10.15.7'],
        device: ['device_manufacturer: Apple', 'device_model: Macintosh']
      }
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

describe('The version of the parser (C8)', () => {
  const MAC = { os_name: 'Mac OS', os_version: '10.15.7' }

  /** What is seen by a parser that finds this device. */
  async function seenWith(userAgent: string, device: { model?: string; vendor?: string }) {
    const os = { name: 'Mac OS', version: '10.15.7' }
    jest.resetModules()
    jest.doMock(
      '@amplitude/ua-parser-js',
      () =>
        function () {
          return { getResult: () => ({ os, browser: {}, device }) }
        }
    )
    const { fromUserAgent } = await import('../src/events/user-agent')
    jest.dontMock('@amplitude/ua-parser-js')
    return fromUserAgent({ userAgent })
  }

  it('is no matter to a Mac, which an older one does not tell for a device', async () => {
    expect(await seenWith(MACINTOSH, {})).toEqual({ ...MAC, device_model: 'Macintosh', device_manufacturer: 'Apple' })
  })

  it('is heard where it knows more of a Mac', async () => {
    const device = { model: 'MacBook', vendor: 'Apple' }
    expect(await seenWith(MACINTOSH, device)).toEqual({ ...MAC, device_model: 'MacBook', device_manufacturer: 'Apple' })
  })

  it('makes no Mac of what does not name itself one', async () => {
    expect(await seenWith('Mac OS X', {})).toEqual({ ...MAC, device_model: 'Mac OS', device_manufacturer: undefined })
  })
})

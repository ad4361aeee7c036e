import nock from 'nock'
import { eitherWay } from './support/either-way'

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

const ACTIONS = ['logEvent', 'logPage', 'logPurchase', 'identifyUser', 'groupIdentify']
const KEYS = ['idfa', 'idfv', 'adid', 'android_id', 'android_app_set_id']
const ZEROS = '00000000-0000-0000-0000-000000000000'

const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 9_1 like Mac OS X) AppleWebKit/601.1.46 (KHTML, like Gecko) Version/9.0 Mobile/13B143 Safari/601.1'
const GALAXY =
  'Mozilla/5.0 (Linux; Android 11; SM-G991B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36'

const idsOf = async (context: Record<string, unknown>, mapping = {}, action = 'logEvent') => {
  const { events } = await eitherWay(action, { context, groupId: 'group-1' }, mapping)
  expect(events).toHaveLength(1)
  const [event] = events
  return Object.fromEntries(KEYS.filter((key) => key in event).map((key) => [key, event[key]]))
}

describe('Advertising ids (C9)', () => {
  it.each(ACTIONS)('%s sends what is mapped', async (action) => {
    const mapping = {
      idfa: 'my-idfa',
      idfv: 'my-idfv',
      adid: 'my-adid',
      android_id: 'my-android-id',
      android_app_set_id: 'my-app-set-id'
    }
    expect(await idsOf({}, mapping, action)).toEqual(mapping)
  })

  it.each(['iOS', 'ios', 'iPadOS', 'tvOS', 'watchOS', 'macOS', 'Mac OS X', 'iPhone OS', ' iOS', '\t iOS '])(
    'is the idfa on %s, and nothing for Android',
    async (name) => {
      expect(await idsOf({ os: { name }, device: { advertisingId: 'ad-1' } })).toEqual({ idfa: 'ad-1' })
    }
  )

  it.each(['Android', 'android', 'ANDROID', ' Android', '  Android '])(
    'is the adid on %s, and nothing for Apple',
    async (name) => {
      expect(await idsOf({ os: { name }, device: { advertisingId: 'ad-1' } })).toEqual({ adid: 'ad-1' })
    }
  )

  it('is both where the system is unknown', async () => {
    expect(await idsOf({ device: { advertisingId: 'ad-1' } })).toEqual({ idfa: 'ad-1', adid: 'ad-1' })
  })

  it.each([
    ['the type of the device', { device: { type: 'ios', advertisingId: 'ad-1' } }, { idfa: 'ad-1' }],
    ['the type of the device', { device: { type: 'android', advertisingId: 'ad-1' } }, { adid: 'ad-1' }],
    ['the user agent', { userAgent: IPHONE, device: { advertisingId: 'ad-1' } }, { idfa: 'ad-1' }],
    ['the user agent', { userAgent: GALAXY, device: { advertisingId: 'ad-1' } }, { adid: 'ad-1' }]
  ])('knows the system by %s: %j', async (_, context, expected) => {
    expect(await idsOf(context)).toEqual(expected)
    expect(await idsOf(context, { userAgentOs: 'browser' })).toEqual(expected)
  })

  it('is read from the idfa of the device where there is no advertising id', async () => {
    const os = { name: 'iOS' }
    expect(await idsOf({ os, device: { idfa: 'ad-2' } })).toEqual({ idfa: 'ad-2' })
    expect(await idsOf({ os, device: { advertisingId: null, idfa: 'ad-2' } })).toEqual({ idfa: 'ad-2' })
    expect(await idsOf({ os, device: { advertisingId: 'ad-1', idfa: 'ad-2' } })).toEqual({ idfa: 'ad-1' })
  })

  it('fills only what is not mapped', async () => {
    const device = { advertisingId: 'ad-1' }
    expect(await idsOf({ device }, { idfa: 'mine' })).toEqual({ idfa: 'mine', adid: 'ad-1' })
    expect(await idsOf({ device, os: { name: 'Android' } }, { adid: 'mine' })).toEqual({ adid: 'mine' })
  })

  it.each([{}, { advertisingId: null }, { advertisingId: '' }, { advertisingId: ' ' }])(
    'is made up of nothing in %j',
    async (device) => {
      expect(await idsOf({ device, os: { name: 'Android' } })).toEqual({})
    }
  )

  it.each(['constructor', '__proto__', 'unicode-žluť', 'x'.repeat(10_000)])('takes %.20s as it is', async (id) => {
    expect(await idsOf({ os: { name: 'Android' }, device: { advertisingId: id } })).toEqual({ adid: id })
  })
})

describe('An advertising id of zeros (C9)', () => {
  it.each([ZEROS, ` ${ZEROS} `, '0', '00000000000000000000000000000000', 0])('is none: %j', async (zeros) => {
    expect(await idsOf({ device: { advertisingId: zeros } })).toEqual({})
    expect(await idsOf({ device: { idfa: zeros } })).toEqual({})
    expect(await idsOf({ os: { name: 'iOS' }, device: { id: zeros } })).toEqual({})
    const mapping = { idfa: zeros, idfv: zeros, adid: zeros, android_id: zeros, android_app_set_id: zeros }
    expect(await idsOf({}, mapping)).toEqual({})
  })

  it('gives way to one that is none of zeros', async () => {
    expect(await idsOf({ os: { name: 'iOS' }, device: { advertisingId: ZEROS, idfa: 'ad-2' } })).toEqual({
      idfa: 'ad-2'
    })
    const device = { advertisingId: 'ad-1' }
    expect(await idsOf({ os: { name: 'Android' }, device }, { adid: ZEROS })).toEqual({ adid: 'ad-1' })
  })

  it.each(['00000000-0000-0000-0000-000000000001', '1', 'a0'])('is not one like %s', async (id) => {
    expect(await idsOf({ os: { name: 'iOS' }, device: { advertisingId: id } })).toEqual({ idfa: id })
  })
})

describe('A device whose user does not allow tracking (C9)', () => {
  const device = { id: 'vendor-1', advertisingId: 'ad-1', idfa: 'ad-2' }

  it.each(['iOS', 'Android', undefined])('gives no advertising id, and no vendor id, on %s', async (name) => {
    expect(await idsOf({ os: { name }, device: { ...device, adTrackingEnabled: false } })).toEqual({})
    expect(await idsOf({ os: { name }, device: { ...device, adTrackingEnabled: 'false' } })).toEqual({})
  })

  it('still has its device id', async () => {
    const context = { os: { name: 'iOS' }, device: { ...device, adTrackingEnabled: false } }
    const { events } = await eitherWay('logEvent', { context })
    expect(events).toMatchObject([{ device_id: 'vendor-1' }])
  })

  it('keeps what is mapped', async () => {
    const mapping = { idfa: 'my-idfa', adid: 'my-adid', idfv: 'my-idfv' }
    expect(await idsOf({ device: { ...device, adTrackingEnabled: false } }, mapping)).toEqual(mapping)
  })

  it.each<unknown>([true, null, undefined, 'true', '', {}, [], { toString: 1 }])(
    'is not one of which %j is known',
    async (adTrackingEnabled) => {
      const context = { os: { name: 'iOS' }, device: { ...device, adTrackingEnabled } }
      expect(await idsOf(context)).toEqual({ idfa: 'ad-1', idfv: 'vendor-1' })
    }
  )
})

describe('An advertising id of a system that has none (C9)', () => {
  it.each([
    'Windows',
    'Linux',
    'ChromeOS',
    'Androidish',
    'No Android',
    'iOSX',
    'No iOS',
    'Studios',
    'xAndroid',
    'constructor'
  ])('is left out: %s', async (name) => {
    expect(await idsOf({ os: { name }, device: { advertisingId: 'ad-1' } })).toEqual({})
  })
})

describe("The vendor's id (C9)", () => {
  it.each(['iOS', 'iPadOS', 'tvOS'])('is the id of the device on %s', async (name) => {
    expect(await idsOf({ os: { name }, device: { id: 'vendor-1' } })).toEqual({ idfv: 'vendor-1' })
  })

  it.each([{ name: 'Android' }, {}])('is not sent for the system %j', async (os) => {
    expect(await idsOf({ os, device: { id: 'vendor-1' } })).toEqual({})
  })

  it('is what is mapped, where it is mapped', async () => {
    expect(await idsOf({ os: { name: 'iOS' }, device: { id: 'vendor-1' } }, { idfv: 'mine' })).toEqual({ idfv: 'mine' })
  })

  it('is the id of the device even where another id is mapped as the device', async () => {
    const context = { os: { name: 'iOS' }, device: { id: 'vendor-1' } }
    expect(await idsOf(context, { device_id: { '@path': '$.anonymousId' } })).toEqual({ idfv: 'vendor-1' })
  })

  it('is not the anonymous id', async () => {
    expect(await idsOf({ os: { name: 'iOS' } })).toEqual({})
  })
})

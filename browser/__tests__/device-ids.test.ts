import { deviceIdInCookie, deviceIdInUrl } from '../src/companion/device-id'

const NOW = Date.UTC(2026, 0, 31, 12)
const ID = '2b6f0cc9-04d1-37be-2e17-30235f566409'

/** Cookies as a page reads them. */
const jar = (cookies: Record<string, string>) =>
  ['first=1', ...Object.entries(cookies).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)].join('; ')

/** The cookie of Amplitude's SDK: base64 of URI-encoded JSON. */
const packed = (value: unknown) => Buffer.from(encodeURIComponent(JSON.stringify(value))).toString('base64')

describe('a device id in the URL', () => {
  it.each([
    [`?ampDeviceId=${ID}`, ID],
    [`ampDeviceId=${ID}`, ID],
    [`?deviceId=${ID}`, ID],
    [`?amp_device_id=${ID}`, ID],
    [`?deviceId=b&ampDeviceId=a`, 'a'],
    [`?amp_device_id=c&deviceId=b`, 'b'],
    [`?ampDeviceId=&deviceId=b`, 'b'],
    ['?ampDeviceId=%20%20', undefined],
    ['?ampdeviceid=a', undefined],
    ['?ampDeviceId=%E0%A4%A', '\ufffd%A'],
    ['', undefined]
  ])('%s', (search, id) => {
    expect(deviceIdInUrl(search, NOW)).toBe(id)
  })

  it.each([
    ['that is still to come holds', `?ampDeviceId=a&ampTimestamp=${NOW + 1}`, 'a'],
    ['that has passed makes it void', `?ampDeviceId=a&ampTimestamp=${NOW}`, undefined],
    ['that is no number is none', '?deviceId=a&ampTimestamp=soon', 'a'],
    ['means nothing to the classic parameter', `?amp_device_id=a&ampTimestamp=${NOW - 1}`, 'a']
  ])('with a time %s', (_which, search, id) => {
    expect(deviceIdInUrl(search, NOW)).toBe(id)
  })
})

describe("the device id of Amplitude's SDK", () => {
  const API_KEY = '0123456789abcdef0123456789abcdef'

  it('is read from its cookie', () => {
    const cookies = { AMP_0123456789: packed({ deviceId: ID, sessionId: NOW, lastEventTime: NOW, userId: 'ü' }) }
    expect(deviceIdInCookie(jar(cookies), API_KEY)).toBe(ID)
  })

  it('is read from the cookie of the SDK before, and the newer one counts where there are both', () => {
    const legacy = { amp_012345: `${ID}.dXNlcg==..1gk2.1gk3.0.0.0` }
    expect(deviceIdInCookie(jar(legacy), API_KEY)).toBe(ID)
    expect(deviceIdInCookie(jar({ ...legacy, AMP_0123456789: packed({ deviceId: 'newer' }) }), API_KEY)).toBe('newer')
  })

  it.each([
    ['another project', { AMP_9999999999: packed({ deviceId: ID }) }],
    ['no base64', { AMP_0123456789: '***' }],
    ['no JSON', { AMP_0123456789: Buffer.from('%7Bdevice').toString('base64') }],
    ['text that cannot be decoded', { AMP_0123456789: Buffer.from('%E0%A4').toString('base64') }],
    ['a number as id', { AMP_0123456789: packed({ deviceId: 1 }) }],
    ['an empty id', { AMP_0123456789: packed({ deviceId: '' }), amp_012345: '.x.y' }],
    ['null', { AMP_0123456789: packed(null) }],
    ['nothing', {}]
  ])('is none in a cookie of %s', (_what, cookies) => {
    expect(deviceIdInCookie(jar(cookies as Record<string, string>), API_KEY)).toBeUndefined()
  })
})

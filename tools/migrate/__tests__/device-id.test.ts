import { migrate } from '../migrate'
import { migrated } from './migrated'

const { send, sandbox } = migrated()

const ANONYMOUS = 'anonymous-1234'
const DEVICE = 'device-1234'
const ADVERTISING = 'advertising-1234'
const ZEROS = '00000000-0000-0000-0000-000000000000'

const server = { context: { device: { id: DEVICE } } }
const phone = { context: { device: { id: DEVICE, advertisingId: ADVERTISING } } }
const olderPhone = { context: { device: { id: DEVICE, idfa: ADVERTISING } } }
const phoneWithoutConsent = { context: { device: { id: DEVICE, advertisingId: ZEROS } } }

const prefer = { preferAnonymousIdForDeviceId: true }
const advertise = { useAdvertisingIdForDeviceId: true }
const neither = { preferAnonymousIdForDeviceId: false, useAdvertisingIdForDeviceId: false }

const deviceIds = () =>
  sandbox()
    .events()
    .map(({ event }) => event.device_id)

it.each([
  ['neither', 'a server', neither, server, DEVICE],
  ['neither', 'a call without a device', neither, {}, ANONYMOUS],
  ['neither', 'a phone', neither, phone, DEVICE],
  ['Prefer Anonymous ID', 'a server', prefer, server, ANONYMOUS],
  ['Prefer Anonymous ID', 'a call without an anonymous id', prefer, { ...server, anonymousId: undefined }, DEVICE],
  ['Use Advertising ID', 'a phone through the server, which ignored it,', advertise, phone, DEVICE],
  ['both', 'a phone through the server', { ...prefer, ...advertise }, phone, ANONYMOUS],
  ['both', 'a server', { ...prefer, ...advertise }, server, ANONYMOUS]
])(
  'With %s on, the device id of %s is the first that the priority table names',
  async (_on, _what, classic, call, id) => {
    await send(classic, { type: 'track', event: 'Clicked', ...call })
    expect(deviceIds()).toEqual([id])
  }
)

it.each([
  ['a phone', advertise, phone, ADVERTISING],
  ['a phone of an older library', advertise, olderPhone, ADVERTISING],
  ['a phone that allows no tracking', advertise, phoneWithoutConsent, DEVICE],
  ['a call without a device', advertise, {}, ANONYMOUS],
  ['a phone, with Prefer Anonymous ID on too', { ...prefer, ...advertise }, phone, ADVERTISING],
  [
    'a phone that allows no tracking, with Prefer Anonymous ID on too',
    { ...prefer, ...advertise },
    phoneWithoutConsent,
    DEVICE
  ]
])(
  'In device mode, with Use Advertising ID on, the device id of %s is as the SDK had it',
  async (_what, classic, call, id) => {
    for (const deviceMode of ['ios', 'android'] as const) {
      sandbox().reset()
      await send(classic, { type: 'track', event: 'Clicked', ...call }, { deviceMode })
      expect(deviceIds()).toEqual([id])
    }
  }
)

it('Use Advertising ID without device mode says that the server ignored it', () => {
  const line = migrate(advertise).report.find(({ key }) => key === 'useAdvertisingIdForDeviceId')
  expect(line).toMatchObject({ outcome: 'not needed here', why: expect.stringContaining('server ignored it') })
})

it.each([
  ['track', { event: 'Clicked' }],
  ['track', { event: 'Order Completed' }],
  ['page', { name: 'Settings' }],
  ['screen', { name: 'Settings' }],
  ['identify', { traits: { plan: 'Basic' } }],
  ['group', { groupId: 'group-1' }]
])('Prefer Anonymous ID counts for a %s call %j too', async (type, own) => {
  await send(prefer, { type, ...own, ...server })
  expect(deviceIds()).toEqual([ANONYMOUS])
})

it('Prefer Anonymous ID has no effect on a phone in device mode, as before', async () => {
  await send(prefer, { type: 'track', event: 'Clicked', ...server }, { deviceMode: 'ios' })
  expect(deviceIds()).toEqual([DEVICE])
})

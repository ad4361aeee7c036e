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
  ['Use Advertising ID', 'a phone', advertise, phone, ADVERTISING],
  ['Use Advertising ID', 'a phone of an older library', advertise, olderPhone, ADVERTISING],
  ['Use Advertising ID', 'a phone that allows no tracking', advertise, phoneWithoutConsent, DEVICE],
  ['Use Advertising ID', 'a server', advertise, server, DEVICE],
  ['Use Advertising ID', 'a call without a device', advertise, {}, ANONYMOUS],
  ['both', 'a phone', { ...prefer, ...advertise }, phone, ADVERTISING],
  ['both', 'a phone that allows no tracking', { ...prefer, ...advertise }, phoneWithoutConsent, ANONYMOUS],
  ['both', 'a server', { ...prefer, ...advertise }, server, ANONYMOUS]
])(
  'With %s on, the device id of %s is the first that the priority table names',
  async (_on, _what, classic, call, id) => {
    await send(classic, { type: 'track', event: 'Clicked', ...call })
    expect(deviceIds()).toEqual([id])
  }
)

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

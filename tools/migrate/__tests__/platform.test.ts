import { migrated } from './migrated'

const { send, sandbox } = migrated()

const platformOf = async (context: object, options = {}) => {
  sandbox().reset()
  await send({ trackAllPages: true }, { type: 'track', event: 'Clicked', context }, options)
  return sandbox().events()[0].event.platform
}

const node = { library: { name: 'analytics-node' } }

it.each([
  ['the library, where nothing else says it', node, 'analytics-node'],
  ['the library', { library: { name: 'analytics-php' } }, 'analytics-php'],
  ['the system in lower case, before the library', { ...node, os: { name: 'Linux' } }, 'linux'],
  ['iOS by the system', { ...node, os: { name: 'iOS' } }, 'iOS'],
  ['the device type, before all', { ...node, device: { type: 'android' }, os: { name: 'Linux' } }, 'Android'],
  ['a device type of any kind', { ...node, device: { type: 'Roku' } }, 'Roku'],
  ['Web for analytics.js', { library: { name: 'analytics.js' } }, 'Web'],
  ['iOS for analytics-ios', { library: { name: 'analytics-ios' } }, 'iOS'],
  ['Android for analytics-android', { library: { name: 'analytics-android' } }, 'Android'],
  ['nothing, where nothing says it', {}, undefined]
])('The platform is %s: %j gives %j', async (_what, context, platform) => {
  expect(await platformOf(context)).toBe(platform)
})

it.each([{ os: { name: { toString: 1 } } }, { library: { name: ['a'] } }, { library: 'analytics-node' }, { os: 7 }])(
  'What cannot say it costs no event: %j',
  async (context) => {
    expect(await platformOf(context)).toBeUndefined()
  }
)

it.each(['browser', 'ios', 'android'] as const)('In device mode (%s) a library is no platform', async (deviceMode) => {
  expect(await platformOf(node, { deviceMode })).toBeUndefined()
})

it.each([
  ['page', { name: 'Shoes' }],
  ['identify', { traits: { plan: 'pro' } }],
  ['group', { groupId: 'group-1' }]
])('A %s call has it too', async (type, own) => {
  await send({}, { type, ...own, context: node })
  expect(sandbox().events()[0].event.platform).toBe('analytics-node')
})

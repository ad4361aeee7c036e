import { eitherWay } from './support/either-way'
import { sendBatch } from './support/send-batch'
import { faultsIn } from './support/sent-faults'

/** What is no text, in each type that JSON has; `1e999` in JSON is Infinity. */
const NO_TEXT: unknown[] = [
  {},
  { toString: 1 },
  { valueOf: null, toString: null },
  JSON.parse('{"__proto__": {"polluted": "yes"}}'),
  [],
  [1, 2],
  [['x']],
  true,
  false,
  null,
  Infinity,
  -Infinity,
  '',
  '\ud83d',
  'half \udc00 of one'
]

/** Where the context describes something, and the keys of the event that it would fill. */
const DESCRIBING: Array<[path: string, ...keys: string[]]> = [
  ['app.version', 'app_version'],
  ['device.type', 'platform'],
  ['device.brand', 'device_brand'],
  ['device.manufacturer', 'device_manufacturer'],
  ['device.model', 'device_model'],
  ['device.advertisingId', 'idfa', 'adid'],
  ['device.idfa', 'idfa', 'adid'],
  ['os.name', 'os_name', 'platform'],
  ['os.version', 'os_version'],
  ['network.carrier', 'carrier'],
  ['location.country', 'country'],
  ['location.region', 'region'],
  ['location.city', 'city'],
  ['location.latitude', 'location_lat'],
  ['location.longitude', 'location_lng'],
  ['locale', 'language'],
  ['locale.language', 'language'],
  ['library.name', 'platform'],
  ['userAgent', 'os_name', 'user_agent'],
  ['userAgentData.model', 'device_model'],
  ['userAgentData.platformVersion', 'os_version'],
  ['page.url', 'user_properties'],
  ['page.search', 'user_properties']
]

/** Parts of the context that are objects, and the keys of the event that they would fill. `device` says the device id, too. */
const PARTS: Array<[part: string, ...keys: string[]]> = [
  ['app', 'app_version'],
  ['os', 'os_name', 'os_version', 'platform'],
  ['network', 'carrier'],
  ['location', 'country', 'region', 'city', 'location_lat', 'location_lng'],
  ['library', 'platform'],
  ['userAgentData', 'device_model', 'os_version']
]

/** Switches that let the context do all it can. */
const EVERYTHING = { includeRawUserAgent: true, trackClickIds: true }

const contextWith = (path: string, value: unknown) =>
  path
    .split('.')
    .reverse()
    .reduce<unknown>((inner, name) => ({ [name]: inner }), value) as object

describe.each([...DESCRIBING, ...PARTS])('context.%s that is no text', (path, ...keys) => {
  it('is left out of the event, which is sent, alone as in a batch', async () => {
    for (const value of NO_TEXT) {
      const { events, message } = await eitherWay('logEvent', { context: contextWith(path, value) }, EVERYTHING)
      expect([value, message, events.length]).toEqual([value, undefined, 1])
      expect([value, ...keys.filter((key) => key in events[0])]).toEqual([value])
      expect(faultsIn(events[0])).toEqual([])
      expect(events[0]).toMatchObject({ user_id: 'user-1234', device_id: 'device-1234', time: 1769860800000 })
    }
    expect({}).not.toHaveProperty('polluted')
  })

  it('stands in no way of the other calls of the batch', async () => {
    const { statuses, events } = await sendBatch(
      'identifyUser',
      NO_TEXT.map((value) => ({ context: contextWith(path, value) })),
      EVERYTHING
    )
    expect(statuses).toEqual(NO_TEXT.map(() => 200))
    expect(events).toHaveLength(NO_TEXT.length)
    expect(events.flatMap(faultsIn)).toEqual([])
  })
})

describe('A number in place of a text of the context', () => {
  it.each(DESCRIBING.filter(([path]) => !/^(location.l|userAgent|page|library|locale\.)/.test(path)))(
    'is its digits: %s',
    async (path, key) => {
      const { events } = await eitherWay('logEvent', { context: contextWith(path, 0.5) })
      expect(events).toMatchObject([{ [key]: '0.5' }])
    }
  )
})

describe('Every action', () => {
  it.each(['logEvent', 'logPage', 'logPurchase', 'identifyUser', 'groupIdentify'])(
    '%s leaves a context out of which every part is junk',
    async (action) => {
      for (const value of NO_TEXT.filter((junk) => junk !== false && junk !== null)) {
        const parts = ['app', 'os', 'network', 'location', 'locale', 'library', 'userAgent', 'userAgentData', 'screen']
        const context = Object.fromEntries(parts.map((part) => [part, value]))
        const { events } = await eitherWay(action, { context, groupId: 'group-1' }, EVERYTHING)
        expect(events).toHaveLength(1)
        expect(faultsIn(events[0])).toEqual([])
      }
    }
  )
})

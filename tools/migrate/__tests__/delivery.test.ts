import { migrate } from '../migrate'
import { migrated } from './migrated'

const { send, sandbox } = migrated()

const location = { country: 'United States', latitude: '37.7672319', longitude: '-122.4021353' }
const track = { type: 'track', event: 'Clicked', context: { app: { version: '3.5.1' }, location } }
const event = () => sandbox().events()[0].event
const requests = () => sandbox().requests.map(({ host, path }) => `${host}${path}`)

/** What the subscriptions of classic settings map to a field, each once. */
const mapped = (classic: object, field: string) => [
  ...new Set(migrate(classic).subscriptions.flatMap(({ mapping }) => (field in mapping ? [mapping[field]] : [])))
]

describe('Endpoint', () => {
  it.each([
    ['north_america', 'api2.amplitude.com'],
    ['api.amplitude.com', 'api2.amplitude.com'],
    ['https://api.amplitude.com/', 'api2.amplitude.com'],
    ['Amplitude US endpoint', 'api2.amplitude.com'],
    ['europe', 'api.eu.amplitude.com'],
    ['api.eu.amplitude.com', 'api.eu.amplitude.com'],
    ['Amplitude EU endpoint', 'api.eu.amplitude.com']
  ])('%s: events go to %s', async (endpoint, host) => {
    await send({ endpoint }, track)
    expect(requests()).toEqual([`${host}/2/httpapi`])
  })
})

describe('Send To Batch Endpoint', () => {
  it.each([
    [true, 'api2.amplitude.com/batch'],
    [false, 'api2.amplitude.com/2/httpapi']
  ])('%s: events, identify calls and groups go to %s', async (sendToBatchEndpoint, url) => {
    await send({ sendToBatchEndpoint }, [
      track,
      { type: 'identify', traits: { plan: 'Basic' } },
      { type: 'group', groupId: 'group-1' }
    ])
    expect(requests()).toEqual([url, url, url])
  })
})

describe('Batch Events', () => {
  it('on: Segment gathers as many events as the threshold says, or its default', () => {
    expect(mapped({ batchEvents: true, eventUploadThreshold: 50 }, 'batch_size')).toEqual([50])
    expect(mapped({ batchEvents: true }, 'batch_size')).toEqual([30])
    expect(mapped({ batchEvents: true }, 'enable_batching')).toEqual([true])
  })

  it.each([0, -1, 2.5, 2001])('on: a threshold of %d is none that a batch can have, and needs a person', (size) => {
    const classic = { batchEvents: true, eventUploadThreshold: size }
    expect(mapped(classic, 'batch_size')).toEqual([1000])
    expect(migrate(classic).report).toContainEqual(
      expect.objectContaining({ key: 'eventUploadThreshold', value: size, outcome: 'needs a person' })
    )
  })

  it('off: batches stay as they come, and the threshold has no effect', () => {
    const classic = { batchEvents: false, eventUploadThreshold: 50 }
    expect(mapped(classic, 'batch_size')).toEqual([1000])
    expect(mapped(classic, 'enable_batching')).toEqual([true])
  })
})

describe('Version Name', () => {
  it('given, from a browser in device mode: it is the version of all events', async () => {
    await send({ versionName: '4.0' }, track, { deviceMode: 'browser' })
    expect(event().app_version).toBe('4.0')
  })

  it.each([undefined, 'ios', 'android'] as const)(
    'given, with device mode %s: the version is that of the call, as it had no effect there',
    async (deviceMode) => {
      await send({ versionName: '4.0' }, track, { deviceMode })
      expect(event().app_version).toBe('3.5.1')
    }
  )

  it('empty: the version is that of the call', async () => {
    await send({ versionName: '' }, track)
    expect(event().app_version).toBe('3.5.1')
  })
})

describe('Location Listening', () => {
  it('on: events carry where the device is', async () => {
    await send({ enableLocationListening: true }, track)
    expect(event()).toMatchObject({ country: 'United States', location_lat: 37.7672319, location_lng: -122.4021353 })
  })

  it.each([undefined, 'browser'] as const)(
    'off, with device mode %s: events carry it all the same, as the classic server ignored the switch',
    async (deviceMode) => {
      await send({ enableLocationListening: false }, track, { deviceMode })
      expect(event()).toMatchObject({ location_lat: 37.7672319, location_lng: -122.4021353 })
      const line = migrate({ enableLocationListening: false }, { deviceMode }).report.find(
        ({ key }) => key === 'enableLocationListening'
      )
      expect(line).toMatchObject({ outcome: 'not needed here', why: expect.stringContaining('ignored') })
    }
  )

  it.each(['ios', 'android'] as const)(
    'off, on %s in device mode: they do not, and the rest of the place stays',
    async (deviceMode) => {
      await send({ enableLocationListening: false }, track, { deviceMode })
      expect(event()).toMatchObject({ country: 'United States' })
      expect(event()).not.toHaveProperty('location_lat')
      expect(event()).not.toHaveProperty('location_lng')
    }
  )
})

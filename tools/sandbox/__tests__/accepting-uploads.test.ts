import { gzipSync } from 'zlib'
import { postText, sandboxes, upload } from './running-sandbox'

const run = sandboxes()

describe('accepting uploads', () => {
  test.each(['/2/httpapi', '/batch'])(
    '%s answers with the number of events, the bytes received and the time',
    async (path) => {
      const sandbox = await run({ now: () => 1396381378123 })
      const events = [
        { event_type: 'Signed Up', user_id: 'user-ä' },
        { event_type: 'Opened', device_id: 'device-1' }
      ]
      const bytes = Buffer.byteLength(JSON.stringify({ api_key: 'key', events }))
      expect(await upload(sandbox, events, path)).toEqual({
        status: 200,
        body: { code: 200, events_ingested: 2, payload_size_bytes: bytes, server_upload_time: 1396381378123 }
      })
    }
  )

  test('an event without time gets the time of its upload', async () => {
    const sandbox = await run({ now: () => 5000 })
    await upload(sandbox, [
      { event_type: 'Timeless', user_id: 'user-1' },
      { event_type: 'Timed', user_id: 'user-1', time: 1000 }
    ])
    expect(sandbox.events().map(({ event }) => event.time)).toEqual([5000, 1000])
  })

  test('strings are cut to 1024 characters, at any depth', async () => {
    const sandbox = await run()
    const long = 'x'.repeat(1025)
    const event_properties = { long, list: [{ long }], short: 'y'.repeat(1024) }
    await upload(sandbox, [{ event_type: 'Long', user_id: 'user-1', event_properties }])
    expect(sandbox.events()[0].event.event_properties).toEqual({
      long: 'x'.repeat(1024),
      list: [{ long: 'x'.repeat(1024) }],
      short: 'y'.repeat(1024)
    })
  })

  test('keys that Amplitude does not document are ignored, and said to be', async () => {
    const sandbox = await run()
    await upload(sandbox, [
      { event_type: 'Mixed', user_id: 'user-1', device_type: 'phone', products: [], platform: 'iOS' }
    ])
    const [{ event, ignored_keys }] = sandbox.events()
    expect(ignored_keys).toEqual(['device_type', 'products'])
    expect(event).toEqual({ event_type: 'Mixed', user_id: 'user-1', platform: 'iOS', time: expect.any(Number) })
  })

  test('every documented event key is kept as it was sent', async () => {
    const sandbox = await run()
    const words =
      'user_agent app_version platform os_name os_version device_brand device_manufacturer device_model carrier country region ' +
      'city dma language productId revenueType ip idfa idfv adid android_id android_app_set_id insert_id partner_id'
    const event = {
      ...Object.fromEntries(words.split(' ').map((key) => [key, `a ${key}`])),
      event_type: 'Full',
      user_id: 'user-1',
      device_id: 'device-1',
      currency: 'EUR',
      time: 1000,
      session_id: -1,
      event_id: 7,
      quantity: 2,
      price: 1.5,
      revenue: 3,
      location_lat: 48.2,
      location_lng: 16.3,
      event_properties: { products: [{ sku: '1', price: 12.6 }] },
      user_properties: { plan: 'pro' },
      groups: { org: ['1', '2'] },
      group_properties: {},
      plan: { branch: 'main', source: 'web', version: '1' },
      ingestion_metadata: { source_name: 'segment', source_version: '1' },
      $skip_user_properties_sync: true
    }
    expect(await upload(sandbox, [event])).toMatchObject({ status: 200 })
    expect(sandbox.events()[0]).toMatchObject({ event, ignored_keys: [] })
  })

  test('a body compressed with gzip is understood', async () => {
    const sandbox = await run()
    const body = gzipSync(JSON.stringify({ api_key: 'key', events: [{ event_type: 'Packed', user_id: 'user-1' }] }))
    expect((await postText(`${sandbox.url}/2/httpapi`, body, { 'content-encoding': 'gzip' })).status).toBe(200)
    expect(sandbox.events()).toHaveLength(1)
  })
})

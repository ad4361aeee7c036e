import { get, sandboxes, upload } from './running-sandbox'

const run = sandboxes()
const TOO_MANY = 'Too many requests for some devices and users'

const by = (user_id: string, count: number, device_id?: string) =>
  Array.from({ length: count }, () => ({ event_type: 'Opened', user_id, device_id }))

describe('rates of users and devices', () => {
  test('HTTP V2 takes 30 events a second on average over 30 seconds, and 429 names users, devices and events', async () => {
    let now = 1_000_000
    const sandbox = await run({ now: () => now })
    expect((await upload(sandbox, by('busy-user', 900, 'busy-device'))).status).toBe(200)
    const mixed = [...by('other-user', 1), ...by('busy-user', 1), ...by('third-user', 1, 'busy-device')]
    expect(await upload(sandbox, mixed)).toEqual({
      status: 429,
      body: {
        code: 429,
        error: TOO_MANY,
        eps_threshold: 30,
        throttled_users: { 'busy-user': 31 },
        throttled_devices: { 'busy-device': 31 },
        throttled_events: [1, 2]
      }
    })
    expect(sandbox.events()).toHaveLength(900)
    now += 29_000
    expect((await upload(sandbox, mixed)).status).toBe(429)
    now += 1_000
    expect((await upload(sandbox, mixed)).status).toBe(200)
  })

  test('what was refused does not count', async () => {
    const sandbox = await run({ now: () => 0 })
    expect((await upload(sandbox, by('busy-user', 901))).status).toBe(429)
    expect((await upload(sandbox, by('busy-user', 900))).status).toBe(200)
  })

  test('HTTP V2 counts within one second by the other reading', async () => {
    let now = 0
    const sandbox = await run({ now: () => now, readings: { rateWindowSeconds: '1' } })
    expect((await upload(sandbox, by('busy-user', 30))).status).toBe(200)
    expect((await upload(sandbox, by('busy-user', 1))).body.throttled_users).toEqual({ 'busy-user': 31 })
    now += 1000
    expect((await upload(sandbox, by('busy-user', 30))).status).toBe(200)
  })

  test('Batch takes 30,000 events in any 30 seconds', async () => {
    let now = 0
    const sandbox = await run({ now: () => now })
    for (let sent = 0; sent < 30_000; sent += 2000) {
      expect((await upload(sandbox, by('busy-user', 2000), '/batch')).status).toBe(200)
    }
    expect(await upload(sandbox, by('busy-user', 1), '/batch')).toEqual({
      status: 429,
      body: {
        code: 429,
        error: TOO_MANY,
        eps_threshold: 1000,
        throttled_users: { 'busy-user': 1001 },
        throttled_devices: {},
        throttled_events: [0],
        exceeded_daily_quota_users: {},
        exceeded_daily_quota_devices: {}
      }
    })
    now += 30_000
    expect((await upload(sandbox, by('busy-user', 1), '/batch')).status).toBe(200)
  })

  test('projects and regions have rates of their own', async () => {
    const sandbox = await run({ now: () => 0 })
    expect((await upload(sandbox, by('busy-user', 900))).status).toBe(200)
    expect((await upload(sandbox, by('busy-user', 900), '/2/httpapi', { api_key: 'other' })).status).toBe(200)
    expect((await upload(sandbox, by('busy-user', 900), '/eu/2/httpapi')).status).toBe(200)
  })
})

describe('the daily quota of Batch', () => {
  const HOUR = 60 * 60 * 1000

  test('names users and devices with what they sent, and ends 24 hours later', async () => {
    let now = 10 * HOUR
    const sandbox = await run({ now: () => now, limits: { batch: { eventsPerDay: 10 } } })
    expect((await upload(sandbox, by('heavy-user', 8, 'heavy-device'), '/batch')).status).toBe(200)
    const over = [...by('other-user', 1), ...by('heavy-user', 3, 'heavy-device')]
    const refused = await upload(sandbox, over, '/batch')
    expect(refused).toMatchObject({
      status: 429,
      body: {
        exceeded_daily_quota_users: { 'heavy-user': 11 },
        exceeded_daily_quota_devices: { 'heavy-device': 11 },
        throttled_users: {},
        throttled_events: [1, 2, 3]
      }
    })
    now += 23 * HOUR
    expect((await upload(sandbox, over, '/batch')).status).toBe(429)
    now += HOUR
    expect((await upload(sandbox, over, '/batch')).status).toBe(200)
  })

  test('is 500,000 events', async () => {
    const sandbox = await run()
    const { body } = await get(`${sandbox.url}/sandbox/state`)
    expect(body.limits.batch.eventsPerDay).toBe(500_000)
  })

  test('begins anew with the UTC day by the other reading', async () => {
    let now = 23 * HOUR
    const readings = { dailyQuota: 'calendarDay' } as const
    const sandbox = await run({ now: () => now, readings, limits: { batch: { eventsPerDay: 10 } } })
    expect((await upload(sandbox, by('heavy-user', 10), '/batch')).status).toBe(200)
    expect((await upload(sandbox, by('heavy-user', 1), '/batch')).status).toBe(429)
    now = 24 * HOUR
    expect((await upload(sandbox, by('heavy-user', 1), '/batch')).status).toBe(200)
  })

  test('does not hold on HTTP V2', async () => {
    const sandbox = await run({ limits: { batch: { eventsPerDay: 10 } } })
    expect((await upload(sandbox, by('heavy-user', 11))).status).toBe(200)
  })
})

describe('silenced devices', () => {
  test('are a 400 that names them and their events', async () => {
    const sandbox = await run({ silencedDevices: ['loud-device'] })
    const events = [...by('user-1', 1), ...by('user-1', 2, 'loud-device')]
    expect(await upload(sandbox, events, '/batch')).toEqual({
      status: 400,
      body: {
        code: 400,
        error: 'Events silenced for device_id',
        eps_threshold: 1000,
        silenced_devices: ['loud-device'],
        silenced_events: [1, 2],
        throttled_devices: {},
        throttled_events: []
      }
    })
    expect(sandbox.events()).toEqual([])
  })
})

import { sandboxes, upload } from './running-sandbox'

const run = sandboxes()
const event = (more: object) => ({ event_type: 'Opened', ...more })

describe('users and devices', () => {
  test('a device without user is an anonymous user', async () => {
    const sandbox = await run()
    await upload(sandbox, [event({ device_id: 'device-1' }), event({ device_id: 'device-1' })])
    expect(sandbox.users()).toMatchObject([
      { user_id: null, device_ids: ['device-1'], events: 2, region: 'us', api_key: 'key' }
    ])
  })

  test('an event with both ids makes the anonymous user of the device a known one, with all it did', async () => {
    const sandbox = await run()
    await upload(sandbox, [
      event({ device_id: 'device-1', price: 2, user_properties: { seen: 'first' } }),
      event({ device_id: 'device-1', user_id: 'user-1', user_properties: { plan: 'pro' } })
    ])
    expect(sandbox.users()).toMatchObject([
      { user_id: 'user-1', events: 2, revenue: { total: 2 }, user_properties: { seen: 'first', plan: 'pro' } }
    ])
  })

  test('when the user is known already the two become one, and what was known wins', async () => {
    const sandbox = await run()
    await upload(sandbox, [
      event({ user_id: 'user-1', price: 1, user_properties: { plan: 'pro' } }),
      event({ device_id: 'device-1', price: 2, user_properties: { plan: 'free', seen: 'first' } }),
      event({ user_id: 'user-1', device_id: 'device-1' })
    ])
    expect(sandbox.users()).toMatchObject([
      {
        user_id: 'user-1',
        device_ids: ['device-1'],
        events: 3,
        revenue: { total: 3 },
        user_properties: { plan: 'pro', seen: 'first' }
      }
    ])
    const ids = new Set(sandbox.events().map(({ amplitude_id }) => amplitude_id))
    expect([...ids]).toEqual([sandbox.user('user-1')?.amplitude_id])
  })

  test('a device alone belongs to the user last seen on it', async () => {
    const sandbox = await run()
    await upload(sandbox, [
      event({ user_id: 'user-1', device_id: 'device-1' }),
      event({ user_id: 'user-2', device_id: 'device-1' }),
      event({ device_id: 'device-1' })
    ])
    expect(sandbox.user('user-1')).toMatchObject({ events: 1, device_ids: [] })
    expect(sandbox.user('user-2')).toMatchObject({ events: 2, device_ids: ['device-1'] })
  })

  test('a user is found by user id, device id and Amplitude id', async () => {
    const sandbox = await run()
    await upload(sandbox, [event({ user_id: 'user-1', device_id: 'device-1' })])
    const user = sandbox.user('user-1')
    expect(user).toBeDefined()
    expect(sandbox.user('device-1')).toEqual(user)
    expect(sandbox.user(String(user?.amplitude_id))).toEqual(user)
    expect(sandbox.user('nobody')).toBeUndefined()
  })

  test('users of other projects are others', async () => {
    const sandbox = await run()
    await upload(sandbox, [event({ user_id: 'user-1' })])
    await upload(sandbox, [event({ user_id: 'user-1' })], '/eu/2/httpapi')
    await upload(sandbox, [event({ user_id: 'user-1' })], '/2/httpapi', { api_key: 'other' })
    expect(new Set(sandbox.users().map(({ amplitude_id }) => amplitude_id)).size).toBe(3)
    expect(sandbox.users({ region: 'eu' })).toMatchObject([{ region: 'eu', api_key: 'key' }])
    expect(sandbox.users({ api_key: 'other' })).toMatchObject([{ region: 'us', api_key: 'other' }])
  })
})

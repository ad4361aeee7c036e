import type { SandboxOptions } from '../sandbox'
import { postForm, sandboxes, upload } from './running-sandbox'

const run = sandboxes()
const HOUR = 3_600_000

/** A sandbox, and what sends it changes of a user's property by HTTP V2, each to the next number. */
async function changing(options: SandboxOptions = {}) {
  const clock = { now: Date.UTC(2026, 0, 10) }
  const sandbox = await run({ now: () => clock.now, ...options })
  let last = 0
  const change = (times: number, ids: object = { user_id: 'user-1' }) => {
    const events = Array.from({ length: times }, () => ({
      event_type: 'Opened',
      ...ids,
      user_properties: { $set: { last: (last += 1) } }
    }))
    return upload(sandbox, events, '/batch')
  }
  const lastOf = (id = 'user-1') => sandbox.user(id)?.user_properties.last
  return { sandbox, clock, change, lastOf }
}

describe('properties of a user change 1,800 times an hour', () => {
  test('further changes are lost, while their events are kept', async () => {
    const { sandbox, change, lastOf } = await changing()
    expect((await change(1800)).status).toBe(200)
    expect(lastOf()).toBe(1800)
    expect(await change(2)).toMatchObject({ status: 200, body: { events_ingested: 2 } })
    expect(lastOf()).toBe(1800)
    expect(sandbox.user('user-1')).toMatchObject({ events: 1802 })
    expect(sandbox.projects()).toMatchObject([{ events: 1802 }])
  })

  test('they change again when the hour is over', async () => {
    const { clock, change, lastOf } = await changing({ limits: { users: { propertyChangesPerHour: 2 } } })
    await change(3)
    expect(lastOf()).toBe(2)
    clock.now += HOUR
    await change(1)
    expect(lastOf()).toBe(4)
  })

  test('those of other users change all the same', async () => {
    const { change, lastOf } = await changing({ limits: { users: { propertyChangesPerHour: 1 } } })
    await change(2)
    await change(1, { user_id: 'user-2' })
    expect([lastOf(), lastOf('user-2')]).toEqual([1, 3])
  })

  test('events that bring no property, and duplicates, count towards nothing', async () => {
    const { sandbox, change, lastOf } = await changing({ limits: { users: { propertyChangesPerHour: 2 } } })
    await upload(sandbox, [
      { event_type: 'Opened', user_id: 'user-1' },
      { event_type: 'Opened', user_id: 'user-1', user_properties: {} }
    ])
    await change(1, { user_id: 'user-1', insert_id: 'once' })
    await change(1, { user_id: 'user-1', insert_id: 'once' })
    await change(1)
    expect(lastOf()).toBe(3)
  })

  test('the Identify API counts alike', async () => {
    const { sandbox, change, lastOf } = await changing({ limits: { users: { propertyChangesPerHour: 1 } } })
    await change(1)
    const identification = JSON.stringify({ user_id: 'user-1', user_properties: { last: 'by identify' } })
    const answer = await postForm(`${sandbox.url}/identify`, { api_key: 'key', identification })
    expect(answer).toEqual({ status: 200, body: 'success' })
    expect(lastOf()).toBe(1)
  })
})

import { postForm, sandboxes, upload } from './running-sandbox'

const run = sandboxes()
const good = { event_type: 'Bought', user_id: 'user-1', insert_id: 'i-1', price: 5, user_properties: { plan: 'pro' } }

describe('a refused request', () => {
  test.each([
    ['400', [good, { ...good, time: 'now' }]],
    ['413', Array.from({ length: 3 }, () => good)],
    ['429', [good, ...Array.from({ length: 1 }, () => ({ ...good, device_id: 'busy-device' }))]]
  ])('of status %s leaves nothing behind: no event, user, revenue or insert id', async (status, events) => {
    const sandbox = await run({ limits: { httpapi: { events: 2, eventsPerSecond: status === '429' ? 0 : Infinity } } })
    expect((await upload(sandbox, events)).status).toBe(Number(status))
    expect([sandbox.events(), sandbox.users(), sandbox.projects()]).toEqual([[], [], []])
    const other = await run()
    await upload(other, [good, { ...good, time: 'now' }])
    expect((await upload(other, [good])).status).toBe(200)
    expect(other.projects()).toMatchObject([{ events: 1, deduplicated: 0, revenue: { total: 5 } }])
  })

  test('of a form endpoint leaves nothing behind either', async () => {
    const sandbox = await run()
    const identification = JSON.stringify([
      { group_type: 'org', group_value: '1', group_properties: { $set: { seats: 1 } } },
      { group_type: 'org' }
    ])
    expect((await postForm(`${sandbox.url}/groupidentify`, { api_key: 'key', identification })).status).toBe(400)
    expect(sandbox.groups()).toEqual([])
  })
})

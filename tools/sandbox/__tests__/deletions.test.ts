import type { Sandbox, SandboxOptions } from '../sandbox'
import { basic, postJson, sandboxes, upload } from './running-sandbox'

const run = sandboxes()
const DAY = Date.UTC(2026, 0, 10)

/** A sandbox that knows ada-l and bob-b, and a clock that moves on a second with each deletion. */
async function withUsers(options: SandboxOptions = {}) {
  let now = DAY
  const sandbox = await run({ now: () => now, ...options })
  await upload(sandbox, [
    { event_type: 'Opened', user_id: 'ada-l' },
    { event_type: 'Opened', user_id: 'bob-b' }
  ])
  const remove = (body: unknown, headers = basic('key', 'secret')) => {
    now += 1000
    return postJson(`${sandbox.url}/api/2/deletions/users`, body, headers)
  }
  return { sandbox, remove, ada: idOf(sandbox, 'ada-l'), bob: idOf(sandbox, 'bob-b') }
}

const idOf = (sandbox: Sandbox, user: string) => sandbox.user(user)?.amplitude_id

const scheduled = (...ids: unknown[]) => ({
  day: '2026-01-10',
  status: 'staging',
  amplitude_ids: ids.map((amplitude_id) => ({ amplitude_id, requested_on_day: '2026-01-10', requester: 'segment' }))
})

describe('deletions', () => {
  test('schedule users by user id and Amplitude id in the job of the day', async () => {
    const { sandbox, remove, ada, bob } = await withUsers()
    const first = await remove({ user_ids: ['ada-l'], requester: 'segment' })
    expect(first).toEqual({ status: 200, body: [scheduled(ada)] })
    const second = await remove({ user_ids: ['ada-l'], amplitude_ids: [bob], requester: 'segment' })
    expect(second).toEqual({ status: 200, body: [scheduled(ada, bob)] })
    expect(sandbox.deletions()).toEqual([{ region: 'us', api_key: 'key', ...scheduled(ada, bob) }])
  })

  test('with one unknown user are a 400, and nothing is scheduled', async () => {
    const { sandbox, remove } = await withUsers()
    for (const more of [{}, { ignore_invalid_id: 'False' }]) {
      const answer = await remove({ user_ids: ['ada-l', 'nobody'], ...more })
      expect(answer).toMatchObject({ status: 400 })
    }
    expect(sandbox.deletions()).toEqual([])
  })

  test('with ignore_invalid_id "True" schedule those that are known', async () => {
    const { remove, ada } = await withUsers()
    const body = { user_ids: ['ada-l', 'nobody'], ignore_invalid_id: 'True', requester: 'segment' }
    expect(await remove(body)).toEqual({ status: 200, body: [scheduled(ada)] })
  })

  test('with ignore_invalid_id "True" and nobody known say that nothing was scheduled', async () => {
    const { remove } = await withUsers()
    expect(await remove({ user_ids: ['nobody'], ignore_invalid_id: 'True' })).toEqual({
      status: 200,
      body: { message: 'Nothing scheduled due to invalid amplitude/user ids for app key' }
    })
  })

  test.each([
    ['a raw boolean', { user_ids: ['ada-l'], ignore_invalid_id: true }],
    ['a boolean in lower case', { user_ids: ['ada-l'], ignore_invalid_id: 'true' }],
    ['another raw boolean', { user_ids: ['ada-l'], delete_from_org: false }],
    ['no id', { user_ids: [] }],
    ['ids that are no list', { user_ids: 'ada-l' }],
    ['user ids that are numbers', { user_ids: [1] }],
    ['Amplitude ids that are strings', { amplitude_ids: ['1'] }],
    ['101 ids', { user_ids: Array.from({ length: 101 }, () => 'ada-l') }],
    ['a list', []]
  ])('with %s are a 400', async (_what, body) => {
    const { sandbox, remove } = await withUsers()
    expect((await remove(body)).status).toBe(400)
    expect(sandbox.deletions()).toEqual([])
  })

  test('take 100 ids', async () => {
    const { remove } = await withUsers()
    expect((await remove({ user_ids: Array.from({ length: 100 }, () => 'ada-l') })).status).toBe(200)
  })

  test('are one a second', async () => {
    const { sandbox, remove } = await withUsers()
    const body = { user_ids: ['ada-l'] }
    expect((await remove(body)).status).toBe(200)
    const atOnce = await postJson(`${sandbox.url}/api/2/deletions/users`, body, basic('key', 'secret'))
    expect(atOnce.status).toBe(429)
    expect((await remove(body)).status).toBe(200)
  })

  test('need the right credentials', async () => {
    const options = { apiKeys: ['key'], secretKeys: ['secret'] }
    const { remove } = await withUsers(options)
    const body = { user_ids: ['ada-l'] }
    const wrong = [
      basic('key', 'wrong'),
      basic('wrong', 'secret'),
      { authorization: 'Bearer secret' },
      { authorization: '' }
    ]
    for (const headers of wrong) expect((await remove(body, headers)).status).toBe(401)
    expect((await remove(body)).status).toBe(200)
    const other = await withUsers({ ...options, readings: { authRefusal: '403' } })
    expect((await other.remove(body, wrong[0])).status).toBe(403)
  })
})

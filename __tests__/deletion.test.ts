import { createTestEvent, createTestIntegration } from '@segment/actions-core'
import nock from 'nock'
import destination from '../src'
import { scheduleDeletion } from '../src/amplitude/schedule-deletion'
import { answeringClient } from './support/answering-client'
import type { Reply } from './support/answering-client'
import { settings } from './support/sent'

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

const PATH = '/api/2/deletions/users'
const AMERICA = 'https://amplitude.com'
const REGIONS = [
  ['north_america', AMERICA],
  ['europe', 'https://analytics.eu.amplitude.com']
]
const SCHEDULED = [
  {
    day: '2025-01-10',
    status: 'staging',
    amplitude_ids: [{ amplitude_id: 1, requested_on_day: '2025-01-01', requester: 'segment' }]
  }
]

const remove = async (userId: unknown, endpoint = 'north_america') =>
  createTestIntegration(destination).onDelete?.(createTestEvent({ type: 'delete', userId } as never), {
    ...settings,
    endpoint
  })

describe('Deleting a user (D1)', () => {
  it.each(REGIONS)('asks %s for it, at %s, with both keys', async (endpoint, host) => {
    const deletion = nock(host)
      .post(PATH, { user_ids: ['user-1234'], requester: 'segment', ignore_invalid_id: 'True' })
      .basicAuth({ user: 'api-key-4711', pass: 'secret-key-0815' })
      .reply(200, SCHEDULED)
    await remove('user-1234', endpoint)
    expect(deletion.isDone()).toBe(true)
  })

  it('is no failure for a user that Amplitude does not know, where it answers with a list of no jobs', async () => {
    nock(AMERICA).post(PATH).reply(200, [])
    await expect(remove('user-1234')).resolves.toEqual([])
  })

  it.each([
    ['with accents', 'žluťý 大', 'žluťý 大'],
    ['shorter than Amplitude takes in events', 'abc', 'abc'],
    ['named __proto__', '__proto__', '__proto__'],
    ['of 10,000 characters', 'u'.repeat(10_000), 'u'.repeat(10_000)],
    ['that is a number', 12345, '12345']
  ])('takes an id %s', async (_, userId, expected) => {
    const bodies: any[] = []
    nock(AMERICA)
      .post(PATH, (body) => bodies.push(body) > 0)
      .reply(200, SCHEDULED)
    await remove(userId)
    expect(bodies.map(({ user_ids }) => user_ids as string[])).toEqual([[expected]])
  })

  it.each([undefined, null, '', '   '])('says what is missing where the user id is %j', async (userId) => {
    const deletion = nock(AMERICA).post(PATH).reply(200, SCHEDULED)
    await expect(remove(userId)).rejects.toThrow(/has no userId.*with the userId of the user/)
    expect(deletion.isDone()).toBe(false)
  })

  it('is no failure where Amplitude knows no such user, and says so as documented', async () => {
    nock(AMERICA).post(PATH).reply(200, { message: 'Nothing scheduled due to invalid amplitude/user ids for app 1' })
    await expect(remove('user-1234')).resolves.toMatchObject({ message: expect.stringContaining('Nothing scheduled') })
  })

  it.each([
    ['half of a character', 'user-\ud83d', /userId "user-\\ud83d" holds half of a character/],
    ['a number that is no longer exact', 2 ** 64, /userId .* no longer exact.* as text/]
  ])('refuses %s in a user id, which would delete somebody else', async (_, userId, message) => {
    const deletion = nock(AMERICA).post(PATH).reply(200, SCHEDULED)
    await expect(remove(userId)).rejects.toThrow(message)
    expect(deletion.isDone()).toBe(false)
  })

  it.each([
    ['an object', { a: 1 }, '{"a":1}'],
    ['a list', ['user-1234'], '["user-1234"]'],
    ['true', true, 'true'],
    ['an object without a text', { toString: 1 }, '{"toString":1}']
  ])('refuses %s as a user id, rather than delete whoever has its text for an id', async (_, userId, shown) => {
    const deletion = nock(AMERICA).post(PATH).reply(200, SCHEDULED)
    const error: any = await remove(userId).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ name: 'PayloadValidationError', status: 400 })
    expect(error.message).toContain(`The userId of the deletion is ${shown}`)
    expect(deletion.isDone()).toBe(false)
  })

  it.each([
    ['an empty answer', 200, ''],
    ['an empty object', 200, {}],
    ['a page', 200, '<html>Welcome</html>'],
    ['another message', 200, { message: 'Welcome' }],
    ['a list of something else', 200, [{ ok: true }]],
    ['null', 200, 'null'],
    ['a 202', 202, 'accepted'],
    ['a 204', 204, ''],
    ['a 302', 302, ''],
    ['a 304', 304, ''],
    ['a 307', 307, SCHEDULED]
  ])('is not done with %s, and is tried again', async (_, status, body) => {
    nock(AMERICA)
      .post(PATH)
      .times(5)
      .reply(status, body as nock.Body, { location: 'https://elsewhere.example.com/' })
    const error: any = await remove('user-1234').catch((reason: unknown) => reason)
    expect(error).toMatchObject({ name: 'RetryableError', status: 502 })
    expect(error.message).toMatch(/Deletion API did not confirm the deletion of "user-1234".*again/)
  })

  it.each([
    { code: 403, message: 'HTTP 403: Forbidden (Invalid API Key)' },
    { code: 400, error: 'Invalid API key: api-key-4711' },
    { error: 'No permission to delete users' },
    'Unauthorized'
  ])('takes a 400 that speaks of the keys for what it is: %j', async (body) => {
    nock(AMERICA).post(PATH).times(5).reply(400, body)
    const error: any = await remove('user-1234').catch((reason: unknown) => reason)
    expect(error).toMatchObject({ name: 'InvalidAuthenticationError', status: 401 })
    expect(error.message).toMatch(/keys.*apiKey, secretKey/)
  })

  it('takes such a 400 for what it is also where the user id stands within those words', async () => {
    nock(AMERICA).post(PATH).times(5).reply(400, { error: 'Invalid api_key' })
    const error: any = await remove('_').catch((reason: unknown) => reason)
    expect(error).toMatchObject({ name: 'InvalidAuthenticationError', status: 401 })
  })

  it('does not take a user id in a 400 for words about the keys', async () => {
    nock(AMERICA).post(PATH).times(5).reply(400, { error: 'Cannot delete forbidden-api-key' })
    const error: any = await remove('forbidden-api-key').catch((reason: unknown) => reason)
    expect(error).toMatchObject({ name: 'APIError', status: 400 })
    expect(error.message).toMatch(/Deletion API did not schedule the deletion/)
  })

  it.each(
    REGIONS.flatMap(([endpoint, host]) => [400, 401, 403, 429, 500].map((status) => [endpoint, host, status] as const))
  )('fails in %s, at %s, on %d, and keeps the keys secret', async (endpoint, host, status) => {
    nock(host).post(PATH).times(5).reply(status, { error: 'Invalid API key: api-key-4711 secret-key-0815' })
    const error: any = await remove('user-1234', endpoint).then(
      () => undefined,
      (reason: Error) => reason
    )
    expect(error).toBeInstanceOf(Error)
    expect(`${String(error.message)} ${String(error)}`).not.toMatch(/api-key-4711|secret-key-0815/)
  })

  it('is tried again by Segment after a 429 and a 500, not after a 401', async () => {
    const statusAfter = async (answer: number) => {
      nock.cleanAll()
      nock(AMERICA).post(PATH).times(5).reply(answer, 'no')
      const error: any = await remove('user-1234').catch((reason: unknown) => reason)
      return (error.status ?? error.response?.status) as number
    }
    expect(await statusAfter(429)).toBe(429)
    expect(await statusAfter(500)).toBeGreaterThanOrEqual(500)
    expect(await statusAfter(401)).toBe(401)
  })
})

describe('What a deletion says (D1)', () => {
  const deletionOf = (reply: Reply, userId = 'user-1234') =>
    scheduleDeletion(answeringClient(() => reply).request, settings, userId).catch((error: unknown) => error)
  const late = Object.assign(new Error('gave up'), { code: 'ETIMEDOUT' })

  it.each([200, 299])('is what was scheduled where Amplitude answers %d', async (status) => {
    expect(await deletionOf({ status, data: SCHEDULED })).toEqual(SCHEDULED)
  })

  it.each<[reply: Reply, status: number, message: string]>([
    [late, 408, 'Amplitude\'s Deletion API did not answer the deletion of "user-1234": gave up. It can be sent again.'],
    [
      new Error('reset'),
      502,
      'Amplitude\'s Deletion API did not answer the deletion of "user-1234": reset. It can be sent again.'
    ],
    ...[199, 300].map((status): [Reply, number, string] => [
      { status, data: SCHEDULED },
      502,
      `Amplitude's Deletion API did not confirm the deletion of "user-1234" (HTTP ${status}: "\\"a list of 1\\""). It can be sent again.`
    ]),
    [
      { status: 404, data: 'Nowhere' },
      404,
      'Amplitude\'s Deletion API did not schedule the deletion of "user-1234" (HTTP 404: "Nowhere").'
    ],
    ...[401, 403].map((status): [Reply, number, string] => [
      { status, data: 'No' },
      401,
      `Amplitude's Deletion API refuses the keys for the deletion (HTTP ${status}: "No"). Check apiKey, secretKey and endpoint in the destination's settings, and that the keys may delete users.`
    ]),
    ...[{ code: 401 }, { code: 403 }, { error: 'unknown apikey' }].map((data): [Reply, number, string] => [
      { status: 400, data },
      401,
      `Amplitude's Deletion API refuses the keys for the deletion (HTTP 400: ${
        'error' in data ? '"unknown apikey"' : `"{\\"code\\":${data.code}}"`
      }). Check apiKey, secretKey and endpoint in the destination's settings, and that the keys may delete users.`
    ]),
    [
      { status: 404, data: { error: 'Invalid API key' } },
      404,
      'Amplitude\'s Deletion API did not schedule the deletion of "user-1234" (HTTP 404: "Invalid API key").'
    ]
  ])('of %j is its status, and what is known', async (reply, status, message) => {
    expect(await deletionOf(reply)).toMatchObject({ status, message })
  })

  it('takes the user id out of the words about it, wherever it stands', async () => {
    const data = { error: 'permission: no permission' }
    expect(await deletionOf({ status: 400, data }, 'permission')).toMatchObject({ status: 400 })
  })

  it.each([
    ['no day', { status: 'staging', amplitude_ids: [] }],
    ['no status', { day: '2025-01-10', amplitude_ids: [] }],
    ['no ids', { day: '2025-01-10', status: 'staging' }],
    ['ids alone', { amplitude_ids: [] }]
  ])('is not scheduled by a job with %s', async (_, job) => {
    expect(await deletionOf({ status: 200, data: [SCHEDULED[0], job] })).toMatchObject({ status: 502 })
  })
})

import { createTestEvent, createTestIntegration } from '@segment/actions-core'
import nock from 'nock'
import destination from '../src'
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
  createTestIntegration(destination).onDelete!(createTestEvent({ type: 'delete', userId } as never), {
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

  it('is no failure for a user that Amplitude does not know', async () => {
    nock(AMERICA).post(PATH).reply(200, { message: 'Nothing scheduled due to invalid amplitude/user ids for app 1' })
    await expect(remove('user-1234')).resolves.toBeDefined()
  })

  it.each([
    ['with accents', 'žluťý 大', 'žluťý 大'],
    ['shorter than Amplitude takes in events', 'abc', 'abc'],
    ['named __proto__', '__proto__', '__proto__'],
    ['of 10,000 characters', 'u'.repeat(10_000), 'u'.repeat(10_000)],
    ['with half a surrogate pair', 'user-\ud83d', 'user-\ud83d'],
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
    await expect(remove(userId)).rejects.toThrow(/user.?id/i)
    expect(deletion.isDone()).toBe(false)
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

import { createTestIntegration } from '@segment/actions-core'
import nock from 'nock'
import destination from '../src'
import { testCredentials } from '../src/amplitude/test-credentials'
import { answeringClient } from './support/answering-client'
import type { Reply } from './support/answering-client'
import { settings } from './support/sent'

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

const REGIONS = [
  ['north_america', 'https://amplitude.com'],
  ['europe', 'https://analytics.eu.amplitude.com']
]

const userSearch = (host: string) =>
  nock(host)
    .get('/api/2/usersearch')
    .query(({ user }) => typeof user === 'string' && user.length > 0)

const check = (endpoint?: string) => createTestIntegration(destination).testAuthentication({ ...settings, endpoint })

describe('Testing the credentials (S2)', () => {
  it.each(REGIONS)('in %s asks User Search there, with both keys', async (endpoint, host) => {
    const search = userSearch(host)
      .basicAuth({ user: 'api-key-4711', pass: 'secret-key-0815' })
      .reply(200, { type: 'nomatch', matches: [] })
    await expect(check(endpoint)).resolves.toBeUndefined()
    expect(search.isDone()).toBe(true)
  })

  it('asks North America where no region is chosen', async () => {
    const search = userSearch('https://amplitude.com').reply(200, { type: 'nomatch', matches: [] })
    await expect(check()).resolves.toBeUndefined()
    expect(search.isDone()).toBe(true)
  })

  it('is content where Amplitude happens to know the user', async () => {
    userSearch('https://amplitude.com').reply(200, {
      matches: [{ user_id: 'u', amplitude_id: 12345 }],
      type: 'match_user_or_device_id'
    })
    await expect(check()).resolves.toBeUndefined()
  })

  it.each(REGIONS.flatMap(([endpoint, host]) => [401, 403].map((status) => [endpoint, host, status] as const)))(
    'in %s, at %s, takes %d for invalid credentials',
    async (endpoint, host, status) => {
      userSearch(host).reply(status, { error: 'no' })
      await expect(check(endpoint)).rejects.toThrow(/^Credentials are invalid: .+/)
    }
  )

  it.each([429, 500, 503])('does not pass where Amplitude answers %d', async (status) => {
    userSearch('https://amplitude.com').times(5).reply(status, 'busy')
    await expect(check()).rejects.toThrow()
  })

  it('does not pass where Amplitude cannot be reached', async () => {
    userSearch('https://amplitude.com').times(5).replyWithError('connection reset')
    await expect(check()).rejects.toThrow()
  })

  it.each(
    REGIONS.flatMap(([endpoint, host]) => [401, 403, 429, 500].map((status) => [endpoint, host, status] as const))
  )('in %s, at %s, keeps the keys secret when the answer is %d and holds them', async (endpoint, host, status) => {
    userSearch(host).times(5).reply(status, { error: 'Invalid API key: api-key-4711 secret-key-0815' })
    const error: Error = await check(endpoint).then(
      () => new Error('passed'),
      (reason: Error) => reason
    )
    expect(error.message).not.toBe('passed')
    expect(`${error.message} ${String(error)}`).not.toMatch(/api-key-4711|secret-key-0815/)
  })
})

describe('What a test of the credentials says', () => {
  const outcomeOf = (reply: Reply) =>
    testCredentials(answeringClient(() => reply).request, settings).catch((error: unknown) => error)

  it.each([200, 204, 299])('is nothing where Amplitude answers %d', async (status) => {
    expect(await outcomeOf({ status, data: { matches: [] } })).toBeUndefined()
  })

  it.each([
    [401, 'Unauthorized'],
    [403, 'Forbidden']
  ])('of %d is %s, with the status for the framework to show', async (status, message) => {
    expect(await outcomeOf({ status, data: 'no' })).toMatchObject({
      name: 'InvalidAuthenticationError',
      message,
      response: { status }
    })
  })

  it.each<[reply: Reply, status: number, message: string]>([
    [new Error('reset'), 502, 'Amplitude could not test them, as it did not answer: reset. Try again in a minute.'],
    [
      { status: 200, data: '<html>Welcome</html>' },
      502,
      'Amplitude could not test them, as the answer is none of its own: "<html>Welcome</html>".'
    ],
    [
      { status: 400, data: { error: 'Bad' } },
      400,
      'Amplitude could not test them (HTTP 400: "Bad"). Check apiKey, secretKey and endpoint in the destination\'s settings.'
    ],
    [{ status: 404, data: '' }, 404, 'Amplitude could not test them, as it answered 404. Try again in a minute.'],
    [{ status: 500, data: '' }, 500, 'Amplitude could not test them, as it answered 500. Try again in a minute.'],
    ...[199, 300, 399].map((status): [Reply, number, string] => [
      { status, data: '' },
      502,
      `Amplitude could not test them: the answer was a redirect (${status}), which is not followed, as the keys go to Amplitude alone. Check that nothing between here and Amplitude redirects requests, and try again.`
    ])
  ])('of %j tells what to do', async (reply, status, message) => {
    expect(await outcomeOf(reply)).toMatchObject({ name: 'APIError', status, message })
  })
})

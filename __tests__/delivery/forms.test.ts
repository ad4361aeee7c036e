import nock from 'nock'
import { batch, mockAmplitude, single } from './mock-amplitude'
import { range, statusesOf } from './numbers'

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

const alias = (number: number, suffix = '') => ({
  previousId: `old-${number}${suffix}`,
  userId: `new-${number}${suffix}`
})
const aliases = (count: number, suffix = '') => range(count).map((number) => alias(number, suffix))

const group = (number: number, traits: object = { seats: 12 }) => ({
  userId: undefined,
  anonymousId: undefined,
  groupId: `group-${number}`,
  context: {},
  traits: { type: 'org', ...traits }
})
const groups = (count: number) => range(count).map((number) => group(number))
const GROUP = { group_type: { '@path': '$.traits.type' }, group_value: { '@path': '$.groupId' } }

describe('A batch of user mappings (M3)', () => {
  it('of 2,001 travels in two requests, as 2,000 may share one', async () => {
    const { requests, accepted } = mockAmplitude()
    const results = await batch('mapUser', aliases(2001))
    expect(requests.map(({ url, items }) => [url, items.length])).toEqual([
      ['https://api.amplitude.com/usermap', 2000],
      ['https://api.amplitude.com/usermap', 1]
    ])
    expect(accepted).toEqual(
      range(2001).map((number) => ({ user_id: `old-${number}`, global_user_id: `new-${number}` }))
    )
    expect(statusesOf(results)).toEqual(new Array(2001).fill(200))
  })

  it('is cut by the bytes of the form, in which a character may take twelve', async () => {
    const suffix = '🙂'.repeat(50)
    const { requests, accepted } = mockAmplitude()
    const results = await batch('mapUser', aliases(2000, suffix))
    expect(requests.reduce((sum, { bytes }) => sum + bytes, 0)).toBeGreaterThan(2_000_000)
    expect(requests).toHaveLength(3)
    for (const { bytes } of requests) expect(bytes).toBeLessThanOrEqual(1_000_000)
    expect(accepted.map(({ user_id }) => user_id)).toEqual(range(2000).map((number) => `old-${number}${suffix}`))
    expect(statusesOf(results)).toEqual(new Array(2000).fill(200))
  })

  it('costs an incomplete one nothing but itself', async () => {
    const { accepted } = mockAmplitude()
    const results = await batch('mapUser', [alias(0), { ...alias(1), previousId: undefined }, alias(2)])
    expect(statusesOf(results)).toEqual([200, 400, 200])
    expect(accepted).toHaveLength(2)
  })
})

describe('A batch of group calls without a user (G4)', () => {
  it('of 1,025 travels in two requests, as 1,024 may share one', async () => {
    const { requests, accepted } = mockAmplitude()
    const results = await batch('groupIdentify', groups(1025), GROUP)
    expect(requests.map(({ url, items }) => [url, items.length])).toEqual([
      ['https://api2.amplitude.com/groupidentify', 1024],
      ['https://api2.amplitude.com/groupidentify', 1]
    ])
    expect(accepted.map(({ group_value }) => group_value)).toEqual(range(1025).map((number) => `group-${number}`))
    expect(statusesOf(results)).toEqual(new Array(1025).fill(200))
  })

  it('is cut by the bytes of the form', async () => {
    const { requests } = mockAmplitude()
    const traits = { note: 'ä'.repeat(300) }
    await batch(
      'groupIdentify',
      range(1000).map((number) => group(number, traits)),
      GROUP
    )
    expect(requests).toHaveLength(2)
    for (const { bytes } of requests) expect(bytes).toBeLessThanOrEqual(1_000_000)
  })

  it('goes beside that of group calls with a user, each result at its index', async () => {
    const { requests } = mockAmplitude(({ url }) => (url.endsWith('/groupidentify') ? [503, 'down'] : undefined))
    const known = { ...group(1), userId: 'user-1234' }
    const results = await batch('groupIdentify', [group(0), known, group(2), known], GROUP)
    expect(statusesOf(results)).toEqual([503, 200, 503, 200])
    expect(requests).toHaveLength(2)
  })
})

const FORMS: [string, Record<string, unknown>[], any][] = [
  ['mapUser', aliases(3), {}],
  ['groupIdentify', groups(3), GROUP]
]
const PLAIN: [status: number, text: string, expected: number, error: string | undefined][] = [
  [200, 'success', 200, undefined],
  [200, '', 200, undefined],
  [400, 'missing_event', 400, 'APIError'],
  [400, 'invalid_api_key', 401, 'InvalidAuthenticationError'],
  [403, 'Forbidden', 403, 'APIError'],
  [413, 'too_large', 413, 'APIError'],
  [429, 'too_many_requests', 429, 'RetryableError'],
  [500, '<html>', 500, 'RetryableError'],
  [200, '[[[]]]', 502, 'RetryableError'],
  [200, '[]', 502, 'RetryableError']
]

describe.each(FORMS)('An answer in plain text to %s (B3)', (action, events, mapping) => {
  it.each(PLAIN)('of %d "%s" is the outcome %d', async (status, text, expected, error) => {
    const { requests } = mockAmplitude(() => [status, text])
    expect(statusesOf(await batch(action, events, mapping))).toEqual([expected, expected, expected])
    expect(requests.length).toBeLessThanOrEqual(5)
    const thrown = await single(action, events[0], mapping)
    expect(thrown?.name).toBe(error)
    expect(thrown?.status).toBe(error && expected)
  })

  it('that refuses one without a name is narrowed down to it', async () => {
    const culprit = /old-1|group-1/
    const { accepted } = mockAmplitude(({ items }) =>
      culprit.test(JSON.stringify(items)) ? [400, 'invalid'] : undefined
    )
    expect(statusesOf(await batch(action, events, mapping))).toEqual([200, 400, 200])
    expect(accepted).toHaveLength(2)
  })
})

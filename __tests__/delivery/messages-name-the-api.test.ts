import { createTestEvent, createTestIntegration } from '@segment/actions-core'
import nock from 'nock'
import destination from '../../src'
import { settings } from '../support/sent'
import { batch, call, mockAmplitude, single } from './mock-amplitude'

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

const GROUP = { userId: undefined, anonymousId: undefined, groupId: 'group-1', context: {}, traits: { seats: 12 } }

interface Spoken {
  api: string
  noun: string
  action: string
  event: Record<string, unknown>
  mapping: any
  /** What has no place in a message about it. */
  never: RegExp
}

const OTHERS = 'User Mapping|Group Identify|Deletion'

const SPOKEN: Spoken[] = [
  { api: 'HTTP V2 API', noun: 'event', action: 'logEvent', event: call(0), mapping: {}, never: new RegExp(OTHERS) },
  {
    api: 'Batch API',
    noun: 'event',
    action: 'logEvent',
    event: call(0),
    mapping: { use_batch_endpoint: true },
    never: /HTTP V2|set use_batch_endpoint/
  },
  {
    api: 'User Mapping API',
    noun: 'mapping',
    action: 'mapUser',
    event: { previousId: 'old-user', userId: 'new-user' },
    mapping: {},
    never: /\bevents?\b|insert_id|use_batch_endpoint|HTTP V2/
  },
  {
    api: 'Group Identify API',
    noun: 'group',
    action: 'groupIdentify',
    event: GROUP,
    mapping: { group_type: 'org', group_value: 'group-1' },
    never: /\bevents?\b|insert_id|use_batch_endpoint|HTTP V2/
  }
]

const ANSWERS: [answer: string, status: number, body: unknown][] = [
  ['no reason', 400, 'no'],
  ['an unknown key', 401, 'no'],
  ['403', 403, { code: 403, error: 'Forbidden' }],
  ['404', 404, 'no'],
  ['its size', 413, 'no'],
  ['throttling', 429, 'no'],
  ['a fault of its own', 500, 'no'],
  ['503', 503, 'no'],
  ['a page', 200, '<html>'],
  ['a redirect', 302, 'no']
]

describe.each(SPOKEN)('A message about a $noun of the $api (B4)', ({ api, noun, action, event, mapping, never }) => {
  it.each(ANSWERS)('speaks of them after %s', async (_answer, status, body) => {
    mockAmplitude(() => [status, body])
    const { message } = await single(action, event, mapping)
    expect(message).toContain(`Amplitude's ${api}`)
    if (status !== 401 && status !== 403) expect(message).toMatch(new RegExp(`\\b${noun}\\b`))
    expect(message).not.toMatch(never)
    const [result] = await batch(action, [event], mapping)
    expect(result.errormessage).toBe(message)
  })

  it.each([
    { code: 'ECONNRESET', message: 'cut' },
    { code: 'ETIMEDOUT', message: 'late' }
  ])('speaks of them when the connection fails: %j', async (error) => {
    nock(/amplitude\.com/)
      .post(/.*/)
      .replyWithError(error)
    const { message } = await single(action, event, mapping)
    expect(message).toMatch(new RegExp(`Amplitude's ${api} .*the ${noun}\\..* again`))
    expect(message).not.toMatch(never)
  })
})

describe('A message about what is too large to be sent (B4)', () => {
  const LARGE = 'x'.repeat(1_000_000)

  it.each([
    ['logEvent', { ...call(0), properties: { LARGE } }, {}, /^The event .*HTTP V2 API.*use_batch_endpoint/],
    ['mapUser', { previousId: LARGE, userId: 'new-user' }, {}, /^The mapping .*User Mapping API.*Send shorter ids\.$/],
    [
      'groupIdentify',
      { ...GROUP, traits: { LARGE } },
      { group_type: 'org', group_value: 'group-1' },
      /^The group .*Group Identify API.*shorter properties\.$/
    ]
  ])('of %s names its API and what helps there', async (action, event, mapping, message) => {
    expect(await single(action, event, mapping)).toMatchObject({ status: 413, message: expect.stringMatching(message) })
  })
})

describe('A message about a deletion (B4)', () => {
  it.each([400, 401, 403, 404, 429, 503, 200, 302])('speaks of it and of the Deletion API after %d', async (status) => {
    nock('https://amplitude.com').post(/.*/).times(5).reply(status, 'no')
    const asked = createTestIntegration(destination).onDelete?.(
      createTestEvent({ type: 'delete', userId: 'user-1234' }),
      { ...settings }
    )
    await expect(asked).rejects.toThrow(/Amplitude's Deletion API .*deletion/)
    await expect(asked).rejects.not.toThrow(/\bevent\b|insert_id|HTTP V2/)
  })
})

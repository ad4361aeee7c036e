import fc from 'fast-check'
import nock from 'nock'
import { groupIdentifyChannel, ingestionChannel, userMappingChannel } from '../../src/amplitude/channel'
import { deliver } from '../../src/amplitude/deliver'
import { settings } from '../support/sent'
import { answerTree } from './answer-tree'
import { batch, calls, mockAmplitude } from './mock-amplitude'
import { range, statusesOf } from './numbers'

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

const CHANNELS = [
  ingestionChannel(settings, { batch: false }),
  ingestionChannel(settings, { batch: true }),
  userMappingChannel(settings),
  groupIdentifyChannel(settings)
]

const answering = (status: number, content: string) =>
  (() => Promise.resolve({ status, content, data: content })) as never

describe('Whatever Amplitude answers (B8)', () => {
  it('each event has an outcome that is bounded, and can be written as JSON', async () => {
    await fc.assert(
      fc.asyncProperty(
        answerTree,
        fc.constantFrom(...CHANNELS),
        fc.constantFrom(200, 204, 302, 400, 401, 403, 404, 413, 429, 500, 503),
        async (body, channel, status) => {
          const items = range(3).map((number) => ({ event_type: 'Tested', user_id: `user-${number}`, device_id: 'd' }))
          const outcomes = await deliver(answering(status, JSON.stringify(body)), settings, channel, items)
          expect(outcomes).toHaveLength(3)
          for (const outcome of outcomes) {
            expect(outcome.status).toBeGreaterThanOrEqual(200)
            expect(JSON.stringify(outcome).length).toBeLessThan(30_000)
            expect(Object.values(outcome.body ?? {}).filter((value) => typeof value === 'object' && value)).toEqual([])
          }
        }
      ),
      { seed: 4711, numRuns: 1500 }
    )
  })

  const DEEP = { lists: 'a list of 1', objects: {} }

  it.each([
    ['lists', `${'['.repeat(200_000)}${']'.repeat(200_000)}`],
    ['objects', `${'{"error":'.repeat(50_000)}1${'}'.repeat(50_000)}`]
  ] as const)('it may be nested as deeply as it likes: %s', async (kind, text) => {
    for (const [status, expected] of [
      [200, 502],
      [400, 400],
      [429, 429],
      [503, 503]
    ]) {
      mockAmplitude(() => [status, text])
      const results = await batch('logEvent', calls(3))
      expect(statusesOf(results)).toEqual([expected, expected, expected])
      expect(results[0].body).toEqual(DEEP[kind])
      nock.cleanAll()
    }
  })

  it.each([
    ['an error', { code: 503, error: 'x'.repeat(900_000) }],
    ['a text', 'x'.repeat(900_000)],
    ['a page', `<html>${'x'.repeat(900_000)}`],
    ['a name', { ['x'.repeat(900_000)]: 1 }],
    ['lists', { code: 503, events: range(100_000), nested: { events: range(100_000) } }],
    ['a list', range(100_000)],
    ['thousands of texts', Object.fromEntries(range(5000).map((number) => [`text ${number}`, 'x'.repeat(100)]))]
  ])('it is not repeated in 1,000 results where it is large: %s', async (_, body) => {
    mockAmplitude(() => [503, body])
    const results = await batch(
      'logEvent',
      calls(1000, () => ({ context: {} }))
    )
    expect(new Set(statusesOf(results))).toEqual(new Set([503]))
    for (const { body: reported, errormessage } of results) {
      expect(JSON.stringify(reported).length + errormessage.length).toBeLessThan(5000)
      expect(JSON.stringify(reported)).not.toContain('[')
    }
  })

  it('a confirmation is reported without what else it may hold', async () => {
    mockAmplitude(({ items }) => [
      200,
      { code: 200, events_ingested: items.length, accepted: range(5000), note: 'x'.repeat(5000) }
    ])
    const [result] = await batch('logEvent', calls(2))
    expect(result).toMatchObject({ status: 200, body: { code: 200, events_ingested: 2, note: 'x'.repeat(1000) } })
    expect(result.body.accepted).toBeUndefined()
  })
})

import fc from 'fast-check'
import { CALL_TYPES } from '../../call'
import { collecting } from './collecting'

const start = collecting()

const PATHS = [
  '/v1/batch',
  '/v1/import',
  '/v1/b',
  '/v1/m',
  ...CALL_TYPES.flatMap((type) => [`/v1/${type}`, `/v1/${type[0]}`])
]
const NAMES = [
  'type',
  'messageId',
  'userId',
  'anonymousId',
  'event',
  'properties',
  'traits',
  'context',
  'integrations',
  'timestamp',
  'sentAt',
  'writeKey',
  'channel',
  '__proto__',
  'constructor',
  'toString'
]

/** Anything JSON can say under the names that are read. */
const junk = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom('track', '2026-01-31T12:00:00Z', '9999-12-31T23:59:59Z', '0001-01-01T00:00:00Z', 1e308, ''),
  fc.record({
    library: fc.oneof(fc.jsonValue(), fc.record({ name: fc.jsonValue(), version: fc.jsonValue() })),
    ip: fc.jsonValue()
  }),
  fc.record({ All: fc.jsonValue(), 'Actions Amplitude': fc.jsonValue() })
)
const call = fc.oneof(
  { weight: 4, arbitrary: fc.dictionary(fc.oneof(fc.constantFrom(...NAMES), fc.string()), junk) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom(...CALL_TYPES), fc.dictionary(fc.constantFrom(...NAMES.slice(5)), junk))
      .map(([type, fields]) => ({ ...fields, type, userId: 'u', event: 'E' }))
  },
  { weight: 1, arbitrary: fc.jsonValue() }
)
const body = fc.oneof(
  call,
  fc.record({
    batch: fc.oneof(fc.array(call, { maxLength: 5 }), fc.jsonValue()),
    sentAt: junk,
    context: junk,
    integrations: junk,
    writeKey: junk
  })
)

describe('any JSON', () => {
  it('is answered for good, and the good call after it is taken', async () => {
    const { post, log } = await start()
    let good = 0
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...PATHS), body, async (path, sent) => {
        const { status, body: answer } = await post(path, sent, { 'content-type': 'text/plain' })
        expect([200, 400]).toContain(status)
        expect(answer.success).toBe(status === 200)
        const messageId = `good-${good++}`
        await post('/v1/t', { userId: 'user-1234', event: 'Good', messageId, writeKey: 'any' })
        expect(log.calls[log.calls.length - 1]).toMatchObject({ messageId, event: 'Good' })
      }),
      { numRuns: 500 }
    )
    for (const kept of log.calls) {
      expect(CALL_TYPES).toContain(kept.type)
      expect(kept.messageId).toEqual(expect.stringMatching(/\S/))
      expect(new Date(kept.timestamp).toISOString()).toBe(kept.timestamp)
      expect(kept).not.toHaveProperty('writeKey')
    }
  })

  it('in a batch keeps no good call beside it from being taken', async () => {
    const { post, log } = await start()
    let good = 0
    await fc.assert(
      fc.asyncProperty(fc.array(call, { maxLength: 5 }), fc.array(call, { maxLength: 5 }), async (before, after) => {
        const messageId = `good-${good++}`
        const kept = { type: 'track', userId: 'user-1234', event: 'Good', messageId }
        const { status } = await post('/v1/batch', { batch: [...before, kept, ...after], writeKey: 'any' })
        expect(status).toBe(200)
        expect(log.calls.filter((one) => one.messageId === messageId)).toHaveLength(1)
      }),
      { numRuns: 200 }
    )
  })
})

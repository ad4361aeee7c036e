/** A line as a call, or why it is none. */
import { callInLine } from '../call-in-line'

const SENT = {
  type: 'track',
  event: 'Product Viewed',
  userId: 'user-1',
  messageId: 'm-1',
  timestamp: '2025-03-01T12:00:00.123Z',
  receivedAt: '2025-03-01T12:00:01.000Z'
}
const lineOf = (call: object): Buffer => Buffer.from(JSON.stringify(call))

describe('a line', () => {
  it('is the call that was archived, at its timestamp, without the write key', () => {
    expect(callInLine(lineOf({ ...SENT, writeKey: 'secret', projectId: 'p' }))).toEqual({
      time: Date.UTC(2025, 2, 1, 12, 0, 0, 123),
      call: { ...SENT, projectId: 'p' }
    })
  })

  it('is dated by its arrival where it has no timestamp', () => {
    expect(callInLine(lineOf({ ...SENT, timestamp: undefined }))).toMatchObject({
      time: Date.UTC(2025, 2, 1, 12, 0, 1)
    })
  })

  it('is the same call in every copy where it has no message id', () => {
    const line = lineOf({ ...SENT, messageId: undefined })
    const other = lineOf({ ...SENT, messageId: undefined, event: 'Another' })
    expect(callInLine(line)).toEqual(callInLine(Buffer.from(line)))
    expect(callInLine(line)).toMatchObject({ call: { messageId: expect.stringMatching(/^backfill-[0-9a-f]{64}$/) } })
    expect((callInLine(line) as any).call.messageId).not.toBe((callInLine(other) as any).call.messageId)
  })

  it('may begin with a byte order mark and end as on Windows', () => {
    expect(callInLine(Buffer.from(`\uFEFF${JSON.stringify(SENT)}\r`))).toMatchObject({ call: SENT })
  })

  it.each([
    ['{"type":"track","ev', { reason: 'It is no JSON.' }],
    ['[]', { reason: 'It is JSON, but no object.' }],
    ['null', { reason: 'It is JSON, but no object.' }],
    ['"text"', { reason: 'It is JSON, but no object.' }],
    [JSON.stringify({ ...SENT, type: 'tarck' }), { field: 'type', value: 'tarck' }],
    [JSON.stringify({ ...SENT, userId: undefined }), { field: 'userId', value: undefined }],
    [JSON.stringify({ ...SENT, event: '' }), { field: 'event', value: '' }],
    [JSON.stringify({ ...SENT, timestamp: 'yesterday' }), { field: 'timestamp', value: 'yesterday' }],
    [JSON.stringify({ ...SENT, timestamp: undefined, receivedAt: 'x' }), { field: 'receivedAt', value: 'x' }],
    ['['.repeat(100_000), { reason: 'It is no JSON.' }],
    [`{"type":"track","userId":"u","event":"e","properties":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}`, {}]
  ])('is refused with its reason, field and value: %.60s', (line, refusal) => {
    const read = callInLine(Buffer.from(line))
    expect(read).toMatchObject({ reason: expect.stringMatching(/\.$/), ...refusal })
  })

  it('does harm to nothing where its names are hostile', () => {
    const line =
      '{"__proto__":{"polluted":1},"constructor":1,"type":"track","event":"__proto__","userId":"toString","messageId":"m","timestamp":"2025-01-01"}'
    expect(callInLine(Buffer.from(line))).toMatchObject({ call: { event: '__proto__', userId: 'toString' } })
    expect(({} as any).polluted).toBeUndefined()
  })
})

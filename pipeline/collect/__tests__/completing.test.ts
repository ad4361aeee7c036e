import { channelOf } from '../channel'
import { complete } from '../complete'

const arrival = { receivedAt: Date.parse('2026-01-31T12:00:00.000Z'), ip: '203.0.113.7' }
const track = { type: 'track' as const, event: 'Clicked', userId: 'user-1234' }

describe('what is added to a call', () => {
  it('is when it came in, and its times', () => {
    expect(
      complete({ ...track, timestamp: '2026-01-31T09:59:00Z', sentAt: '2026-01-31T10:00:00Z' }, arrival)
    ).toMatchObject({
      originalTimestamp: '2026-01-31T09:59:00Z',
      sentAt: '2026-01-31T10:00:00Z',
      timestamp: '2026-01-31T11:59:00.000Z',
      receivedAt: '2026-01-31T12:00:00.000Z'
    })
  })

  it('replaces what a client says of the time of receipt', () => {
    expect(complete({ ...track, receivedAt: '1999-01-01T00:00:00Z' }, arrival).receivedAt).toBe(
      '2026-01-31T12:00:00.000Z'
    )
  })

  it('is a message id of its own for each call without one', () => {
    const ids = [undefined, null, '', ' ', {}, [], true].map(
      (messageId) => complete({ ...track, messageId }, arrival).messageId
    )
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(id).toMatch(/^api-[0-9a-f-]{36}$/)
  })

  it('is no message id where the library gave one, be it a number', () => {
    expect(complete({ ...track, messageId: 'message-1' }, arrival).messageId).toBe('message-1')
    expect(complete({ ...track, messageId: 17 }, arrival).messageId).toBe('17')
  })

  it.each(['analytics.js', '@segment/analytics-react-native', 'analytics-swift', 'analytics-kotlin', 'analytics-ios'])(
    'is the address of the user’s device, where %s sent it',
    (name) => {
      expect(complete({ ...track, context: { library: { name } } }, arrival).context).toEqual({
        library: { name },
        ip: '203.0.113.7'
      })
    }
  )

  it.each(['@segment/analytics-node', 'analytics-python', 'analytics-ruby', 'analytics-go', 'my own', 5, null])(
    'is no address where %s sent it: a server’s is no user’s',
    (name) => {
      expect(complete({ ...track, context: { library: { name } } }, arrival).context).toEqual({ library: { name } })
    }
  )

  it('is the address for whoever asks for it, and for nobody who has one', () => {
    expect(complete({ ...track, context: { direct: true } }, arrival).context).toEqual({
      direct: true,
      ip: '203.0.113.7'
    })
    expect(complete({ ...track, context: { direct: true, ip: '198.51.100.1' } }, arrival).context).toEqual({
      direct: true,
      ip: '198.51.100.1'
    })
  })

  it('is no address where the connection is gone', () => {
    expect(complete({ ...track, context: { direct: true } }, { ...arrival, ip: undefined }).context).toEqual({
      direct: true
    })
  })

  it.each([null, 'text', [], 5])('leaves a context alone that is %p', (context) => {
    expect(complete({ ...track, context }, arrival).context).toEqual(context)
  })

  it('is the channel, which the library’s name tells', () => {
    expect(complete({ ...track, context: { library: { name: 'analytics.js' } } }, arrival).channel).toBe('browser')
    expect(complete({ ...track, context: { library: { name: 'analytics_flutter' } } }, arrival).channel).toBe('mobile')
    expect(complete(track, arrival).channel).toBe('server')
    expect(complete({ ...track, channel: 'mobile' }, arrival).channel).toBe('mobile')
    for (const junk of [5, null, {}, JSON.parse('{"toString": 1, "valueOf": 1}')])
      expect(channelOf(junk)).toBe('server')
  })

  it('is never the write key, which stays behind', () => {
    expect(JSON.stringify(complete({ ...track, writeKey: 'secret-key' }, arrival))).not.toContain('secret-key')
  })

  it('keeps names that mean something to JavaScript, as names', () => {
    const sent = JSON.parse('{"type": "track", "userId": "u", "__proto__": {"polluted": true}, "constructor": 1}')
    const call = complete(sent, arrival)
    expect(Object.getPrototypeOf(call)).toBe(Object.prototype)
    expect(JSON.parse(JSON.stringify(call)).constructor).toBe(1)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})

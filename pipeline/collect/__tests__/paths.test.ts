import { gzipSync } from 'zlib'
import { CALL_TYPES } from '../../call'
import { collecting, send } from './collecting'

const start = collecting()
const call = { userId: 'user-1234', event: 'Clicked', writeKey: 'any' }
const batch = {
  batch: [
    { ...call, type: 'track' },
    { type: 'identify', userId: 'user-1234' }
  ],
  writeKey: 'any'
}

describe('the Tracking API', () => {
  it.each(['batch', 'import', 'import/', 'b'])('takes batches at /v1/%s, in their order', async (path) => {
    const { post, log } = await start()
    const answer = await post(`/v1/${path}`, batch)
    expect([answer.status, answer.body]).toEqual([200, { success: true }])
    expect(log.records).toEqual([
      { call: expect.objectContaining({ type: 'track', event: 'Clicked' }), tries: 0, since: expect.any(Number) },
      { call: expect.objectContaining({ type: 'identify' }), tries: 0, since: expect.any(Number) }
    ])
  })

  it.each(CALL_TYPES)(
    'takes a %s call at the path of its name and of its first letter, whatever type it gives',
    async (type) => {
      const { post, log } = await start()
      for (const path of [type, type[0]]) {
        const answer = await post(`/v1/${path}`, { ...call, type: 'nonsense' })
        expect([answer.status, answer.body]).toEqual([200, { success: true }])
      }
      expect(log.calls.map((kept) => kept.type)).toEqual([type, type])
    }
  )

  it.each([
    'text/plain',
    'text/plain;charset=UTF-8',
    'application/json',
    'application/json; charset=utf-8',
    'application/octet-stream'
  ])('takes a body of content type "%s"', async (type) => {
    const { post, log } = await start()
    expect((await post('/v1/t', call, { 'content-type': type })).status).toBe(200)
    expect(log.calls).toHaveLength(1)
  })

  it('takes a body without a content type, as beacons send it', async () => {
    const { post, log } = await start()
    expect((await post('/v1/t', Buffer.from(JSON.stringify(call)))).status).toBe(200)
    expect(log.calls).toHaveLength(1)
  })

  it('takes packed bodies', async () => {
    const { post, log } = await start()
    expect((await post('/v1/batch', gzipSync(JSON.stringify(batch)), { 'content-encoding': 'gzip' })).status).toBe(200)
    expect(log.calls).toHaveLength(2)
  })

  it('takes a key from the authorization, and lets none travel on', async () => {
    const { post, log, seen, answered } = await start()
    const authorization = `Basic ${Buffer.from('secret-key:').toString('base64')}`
    await post(
      '/v1/batch',
      {
        batch: [
          { ...batch.batch[0], writeKey: 'secret-key' },
          { type: 'x', writeKey: 'secret-key' }
        ]
      },
      { authorization }
    )
    expect(log.calls).toHaveLength(1)
    expect(JSON.stringify([log.records, seen, answered])).not.toContain('secret-key')
  })

  it('keeps no call without a key, and says so to whoever looks on', async () => {
    const { post, log, seen } = await start()
    const answer = await post('/v1/t', { ...call, writeKey: undefined })
    expect([answer.status, answer.body]).toEqual([200, { success: true }])
    expect(log.calls).toEqual([])
    expect(seen.turnedAway).toEqual([expect.objectContaining({ reason: 'It came without a write key. Send any.' })])
  })

  it('takes what analytics-next measures of itself, and makes nothing of it', async () => {
    const { post, log, seen } = await start()
    const answer = await post('/v1/m', '{"series":[{"type":"Counter"}]}', { 'content-type': 'text/plain' })
    expect([answer.status, answer.body]).toEqual([200, { success: true }])
    expect([log.calls, seen.turnedAway]).toEqual([[], []])
  })

  it.each([
    ['base64', Buffer.from(JSON.stringify(call)).toString('base64')],
    ['base64 of the other alphabet', Buffer.from(JSON.stringify({ ...call, event: 'Clicked' })).toString('base64url')],
    ['JSON as it is', JSON.stringify(call)]
  ])('takes the call of a picture, as %s', async (_what, data) => {
    const { get, log } = await start()
    const response = await get(`/v1/pixel/track?data=${encodeURIComponent(data)}`)
    expect([response.status, response.headers['content-type']]).toEqual([200, 'image/gif'])
    expect(response.headers['cache-control']).toBe('no-store')
    expect(response.content.subarray(0, 10)).toEqual(Buffer.from('GIF89a\x01\x00\x01\x00', 'latin1'))
    expect(log.calls).toEqual([expect.objectContaining({ type: 'track', event: 'Clicked', userId: 'user-1234' })])
  })

  it('takes the call of a picture whose plus signs were not escaped', async () => {
    const { get, log } = await start()
    const data = Buffer.from(JSON.stringify({ ...call, event: 'ÿ>>>~~~' })).toString('base64')
    expect(data).toContain('+')
    await get(`/v1/pixel/track?data=${data}`)
    expect(log.calls).toEqual([expect.objectContaining({ event: 'ÿ>>>~~~' })])
  })

  it.each(['', '?data=', '?data=%7B', '?data=1&data=2', '?other=1'])(
    'gives the picture for "%s", too',
    async (query) => {
      const { get, log, answered } = await start()
      const response = await get(`/v1/pixel/page${query}`)
      expect([response.status, response.headers['content-type']]).toEqual([200, 'image/gif'])
      expect(log.calls).toEqual([])
      expect(answered).toEqual([
        expect.objectContaining({ path: '/v1/pixel/page', problem: expect.stringMatching(/The body is/) })
      ])
    }
  )

  it('has no picture that is asked for its head alone: that would count a call', async () => {
    const { url, log } = await start()
    const data = Buffer.from(JSON.stringify(call)).toString('base64url')
    expect((await send('HEAD', `${url}/v1/pixel/track?data=${data}`)).status).toBe(404)
    expect(log.calls).toEqual([])
  })

  it('tells who sent a request, and what became of it', async () => {
    const { post, answered, seen } = await start()
    const library = { name: '@segment/analytics-node', version: '3.1.0' }
    const integrations = { All: false }
    const calls = [
      { ...call, type: 'track', messageId: 'm1', context: { library } },
      { ...call, type: 'track', messageId: 'm1', context: { library } },
      { ...call, type: 'track', messageId: 'm2', integrations },
      { ...call, type: 'nonsense' }
    ]
    await post('/v1/batch?x=1', { batch: calls, writeKey: 'any' }, { 'x-retry-count': '2', 'user-agent': 'curl/8' })
    const client = { library: 'analytics-node 3.1.0', ip: '127.0.0.1' }
    expect(answered).toEqual([
      {
        method: 'POST',
        path: '/v1/batch',
        status: 200,
        client,
        retries: 2,
        collected: {
          calls: 4,
          kept: 2,
          withheld: 1,
          duplicates: 1,
          refused: 1,
          reasons: [expect.stringMatching(/type is "nonsense"/)]
        }
      }
    ])
    expect(seen.kept.map(({ call, withheld }) => [call.messageId, withheld])).toEqual([
      ['m1', undefined],
      ['m2', expect.stringMatching(/^integrations.All is false/)]
    ])
    expect(seen.kept[0].client).toEqual(client)
    expect(seen.turnedAway[0].client.library).toBe('curl/8')
  })

  it('gives a call that is withheld to no log', async () => {
    const { post, log, seen } = await start()
    await post('/v1/t', { ...call, integrations: { 'Actions Amplitude': false } })
    await post('/v1/t', { ...call, integrations: { All: false, 'Actions Amplitude': { session_id: 1 } } })
    expect(log.calls).toHaveLength(1)
    expect(seen.kept).toHaveLength(2)
  })

  it('is stopped by nothing that an observer throws', async () => {
    const fault = () => {
      throw new Error('observer')
    }
    const { post, log } = await start({ observer: { collected: fault, refused: fault }, answered: fault })
    expect((await post('/v1/batch', { ...batch, batch: [...batch.batch, 'junk'] })).status).toBe(200)
    expect((await post('/v1/batch', '{')).status).toBe(400)
    expect(log.calls).toHaveLength(2)
  })

  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8::1', '2001:db8::1']
  ])('takes the connection’s address, %s, as %s', async (remoteAddress, ip) => {
    const { server, log, seen } = await start()
    const payload = JSON.stringify({ ...call, context: { library: { name: 'analytics.js' } } })
    await server.inject({ method: 'POST', url: '/v1/t', remoteAddress, payload })
    expect(log.calls[0].context).toMatchObject({ ip })
    expect(seen.kept[0].client).toEqual({ library: 'analytics.js', ip })
  })

  it('believes no header about the client’s address', async () => {
    const { post, log } = await start()
    await post('/v1/t', { ...call, context: { direct: true } }, { 'x-forwarded-for': '203.0.113.7' })
    expect(log.calls[0].context).toEqual({ direct: true, ip: '127.0.0.1' })
  })
})

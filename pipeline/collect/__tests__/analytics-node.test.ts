import { fetch } from '@segment/actions-core'
import { Analytics } from '@segment/analytics-node'
import { LogFullError } from '../../log/log'
import type { Collecting } from './collecting'
import { collecting } from './collecting'

const start = collecting()

/** The library as an app has it, pointed here. Jest's environment hides the `fetch` that it would find. */
function analytics(url: string, settings: object = {}) {
  const client = new Analytics({ writeKey: 'any', host: url, flushInterval: 50, httpClient: fetch, ...settings })
  const errors: unknown[] = []
  client.on('error', (error) => errors.push(error))
  return { client, errors }
}

/** Fails so many requests, after which it works. */
function failing(log: Collecting['log'], times: number, error: Error) {
  let left = times
  log.before = () => {
    if (left-- > 0) throw error
  }
}

describe('analytics-node', () => {
  it('sends all kinds of calls, which come as they were made', async () => {
    const { url, log, answered } = await start()
    const { client, errors } = analytics(url)
    const user = { userId: 'user-1234' }
    client.identify({ ...user, traits: { plan: 'pro' } })
    client.track({
      ...user,
      event: 'Order Completed',
      properties: { revenue: 5 },
      integrations: { 'Actions Amplitude': { session_id: 1 } }
    })
    client.page({ ...user, name: 'Home' })
    client.screen({ ...user, name: 'Start' })
    client.group({ ...user, groupId: 'group-1' })
    client.alias({ ...user, previousId: 'old' })
    await client.closeAndFlush()
    expect(errors).toEqual([])
    expect(log.calls.map(({ type }) => type)).toEqual(['identify', 'track', 'page', 'screen', 'group', 'alias'])
    expect(log.calls[1]).toMatchObject({
      userId: 'user-1234',
      event: 'Order Completed',
      properties: { revenue: 5 },
      integrations: { 'Actions Amplitude': { session_id: 1 } },
      channel: 'server',
      messageId: expect.stringMatching(/^node-next-/),
      context: { library: { name: '@segment/analytics-node', version: expect.any(String) } }
    })
    expect(log.calls[1].context).not.toHaveProperty('ip')
    expect(answered[0].client.library).toMatch(/^analytics-node \d/)
  })

  it('may have a clock that is wrong', async () => {
    const hours = 3600e3
    const { url, log } = await start({ now: () => Date.now() + 5 * hours })
    const { client } = analytics(url)
    const made = Date.now()
    client.track({ userId: 'user-1234', event: 'Clicked' })
    client.track({ userId: 'user-1234', event: 'Imported', timestamp: new Date(made - 48 * hours) })
    await client.closeAndFlush()
    const [clicked, imported] = log.calls.map(({ timestamp }) => Date.parse(timestamp) - made)
    expect(Math.abs(clicked - 5 * hours)).toBeLessThan(2000)
    expect(Math.abs(imported - (5 - 48) * hours)).toBeLessThan(2000)
  })

  it.each([
    ['that failed', new Error('no disk'), 500],
    ['that was full', new LogFullError('full'), 429]
  ])('sends a batch again after a log %s, with the same ids: it counts once', async (_what, error, status) => {
    const { url, log, answered } = await start({ retryAfter: 1 })
    failing(log, 2, error)
    const { client, errors } = analytics(url, { maxRetries: 3 })
    for (const event of ['a', 'b', 'c']) client.track({ userId: 'user-1234', event })
    await client.closeAndFlush()
    expect(errors).toEqual([])
    expect(answered.map((request) => [request.status, request.retries])).toEqual([
      [status, 0],
      [status, 1],
      [200, 2]
    ])
    expect(log.calls.map(({ event }) => event)).toEqual(['a', 'b', 'c'])
  })

  it('sends a batch again whose answer was lost: it counts once', async () => {
    const { url, log, answered, server } = await start()
    let lost = 0
    server.server.prependListener('request', (_request, response) => {
      if (lost++ === 0) response.end = () => response.destroy()
    })
    const { client, errors } = analytics(url)
    for (const event of ['a', 'b']) client.track({ userId: 'user-1234', event })
    await client.closeAndFlush()
    expect(errors).toEqual([])
    expect(log.calls.map(({ event }) => event)).toEqual(['a', 'b'])
    expect(answered.map(({ collected }) => collected?.duplicates)).toEqual([0, 2])
  })

  it('gives up at once on what is refused for good', async () => {
    const { url, answered } = await start({ isAllowed: () => false })
    const { client, errors } = analytics(url)
    client.track({ userId: 'user-1234', event: 'Clicked' })
    await client.closeAndFlush()
    expect(errors).toHaveLength(1)
    expect(answered.map(({ status }) => status)).toEqual([403])
  })

  it('loses nothing and doubles nothing of thousands of calls', async () => {
    const { url, log } = await start()
    const { client, errors } = analytics(url, { flushAt: 100 })
    const events = Array.from({ length: 5000 }, (_none, index) => String(index))
    for (const event of events) client.track({ userId: 'user-1234', event })
    await client.closeAndFlush()
    expect(errors).toEqual([])
    expect(log.calls.map(({ event }) => event).sort()).toEqual(events.sort())
  })
})

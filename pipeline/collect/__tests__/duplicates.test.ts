import type { Call } from '../../call'
import { KeptOnce } from '../kept-once'
import { collecting } from './collecting'

const start = collecting()
const of = (messageId: string) => ({ type: 'track', event: messageId, userId: 'u', messageId })
const call = (messageId: string) => of(messageId) as unknown as Call
const batch = (...ids: string[]) => ({ batch: ids.map(of), writeKey: 'any' })
const ids = (calls: Call[]) => calls.map(({ messageId }) => messageId)

describe('calls with one message id', () => {
  it('are one call: in a batch, in another, at another path and with another key', async () => {
    const { post, log, seen } = await start()
    await post('/v1/batch', batch('a', 'b', 'a'))
    await post('/v1/batch', batch('b', 'c'))
    const answer = await post('/v1/i', { ...of('a'), writeKey: 'another' })
    expect([answer.status, answer.body]).toEqual([200, { success: true }])
    expect(ids(log.calls)).toEqual(['a', 'b', 'c'])
    expect(seen.kept).toHaveLength(3)
  })

  it('are one call, also where the first was withheld', async () => {
    const { post, log } = await start()
    await post('/v1/t', { ...of('a'), writeKey: 'any', integrations: { All: false } })
    await post('/v1/t', { ...of('a'), writeKey: 'any' })
    expect(log.calls).toEqual([])
  })

  it('are taken when they come again after they could not be kept', async () => {
    const { post, log } = await start()
    log.before = () => {
      throw new Error('no room')
    }
    expect((await post('/v1/batch', batch('a', 'b'))).status).toBe(500)
    log.before = () => undefined
    expect((await post('/v1/batch', batch('a', 'b'))).status).toBe(200)
    expect(ids(log.calls)).toEqual(['a', 'b'])
  })

  it('are taken when they come again after they were refused', async () => {
    const { post, log } = await start()
    await post('/v1/t', { ...of('a'), event: '', writeKey: 'any' })
    await post('/v1/t', { ...of('a'), writeKey: 'any' })
    expect(ids(log.calls)).toEqual(['a'])
  })

  it('count once where they come at the same time, and none succeeds before they are kept', async () => {
    const { post, log } = await start()
    let release: () => void = () => undefined
    log.before = () => new Promise<void>((resolve) => (release = resolve))
    let done = 0
    const posts = Array.from({ length: 10 }, () => post('/v1/batch', batch('a', 'b')).then(() => done++))
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(done).toBe(0)
    release()
    await Promise.all(posts)
    expect(ids(log.calls)).toEqual(['a', 'b'])
  })
})

describe('a call that is being kept', () => {
  it('is taken by the next that brings it, where it fails', async () => {
    const once = new KeptOnce()
    let fail: (error: Error) => void = () => undefined
    const first = once.keep([call('a')], () => new Promise<void>((_resolve, reject) => (fail = reject)))
    const kept: string[] = []
    const second = once.keep([call('a'), call('b')], (fresh) => Promise.resolve(void kept.push(...ids(fresh))))
    fail(new Error('no room'))
    await expect(first).rejects.toThrow('no room')
    expect(ids(await second)).toEqual(['a', 'b'])
    expect(kept).toEqual(['a', 'b'])
  })

  it('is claimed by one of those that wait for it, and not by all', async () => {
    const once = new KeptOnce()
    let tries = 0
    const keep = () => (tries++ === 0 ? Promise.reject(new Error('no room')) : Promise.resolve())
    const results = await Promise.allSettled(Array.from({ length: 5 }, () => once.keep([call('a')], keep)))
    expect(results.map(({ status }) => status)).toEqual(['rejected', ...Array.from({ length: 4 }, () => 'fulfilled')])
    expect(tries).toBe(2)
  })
})

describe('message ids', () => {
  it('are remembered within bounds: the oldest are forgotten', async () => {
    const once = new KeptOnce(2)
    const keep = () => Promise.resolve()
    for (const id of ['a', 'b', 'c']) await once.keep([call(id)], keep)
    expect(ids(await once.keep([call('c'), call('a')], keep))).toEqual(['a'])
  })

  it('are forgotten after a while', async () => {
    const once = new KeptOnce(10, 50)
    const keep = () => Promise.resolve()
    expect(await once.keep([call('a')], keep)).toHaveLength(1)
    expect(await once.keep([call('a')], keep)).toHaveLength(0)
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(await once.keep([call('a')], keep)).toHaveLength(1)
  })

  it('of any length take little room, and stay apart', async () => {
    const once = new KeptOnce()
    const long = 'x'.repeat(30_000)
    const fresh = await once.keep([call(`${long}1`), call(`${long}2`), call(`${long}1`)], () => Promise.resolve())
    expect(fresh).toHaveLength(2)
  })

  it('of names that all objects have are ids like any other', async () => {
    const once = new KeptOnce()
    expect(await once.keep([call('__proto__'), call('constructor')], () => Promise.resolve())).toHaveLength(2)
  })
})

import type { IncomingMessage } from 'http'
import { get } from 'http'
import { connect } from 'net'
import { fetch } from '@segment/actions-core'
import type { LiveNews } from '../api'
import { call, CLIENT, endlessCall } from './client-calls'
import type { RunningPage } from './support'
import { startPage } from './support'

let running: RunningPage
beforeEach(async () => {
  running = await startPage()
})
afterEach(() => running.close())

function collect(from: number, to: number, fields: Record<string, unknown> = {}) {
  for (let at = from; at <= to; at++) running.liveCalls.collected(call(`message-${at}`, fields), CLIENT, undefined)
}

function answerOf(path: string, headers: Record<string, string> = {}): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => get(running.url + path, { headers }, resolve).on('error', reject))
}

/** Listens until the server closes. */
async function listen() {
  const heard: LiveNews[] = []
  const response = await answerOf('/page/live', { origin: running.url })
  const ended = new Promise<void>((resolve) => response.once('close', resolve).on('error', () => undefined))
  let text = ''
  response.setEncoding('utf8').on('data', (chunk: string) => {
    const messages = (text + chunk).split('\n\n')
    text = messages.pop() ?? ''
    heard.push(...messages.map(newsIn))
  })
  return { heard, headers: response.headers, ended, close: () => response.destroy() }
}

function newsIn(message: string): LiveNews {
  const [, data] = /^event: news\ndata: (.*)$/.exec(message) ?? []
  return JSON.parse(data) as LiveNews
}

async function until(holds: () => boolean) {
  for (const deadline = Date.now() + 5000; !holds(); ) {
    if (Date.now() > deadline) throw new Error('It did not come to that within 5 s.')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

const settled = (ms = 300) => new Promise((resolve) => setTimeout(resolve, ms))

describe('the live stream', () => {
  it('tells what is kept, and then each change', async () => {
    collect(1, 2)
    const { heard, headers } = await listen()
    await until(() => heard.length === 1)
    expect(headers).toMatchObject({ 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    expect(heard[0]).toMatchObject({ isWhole: true, total: 2 })
    expect(heard[0].calls.map(({ messageId }) => messageId)).toEqual(['message-1', 'message-2'])

    running.liveCalls.taken(call('message-2'), ['Track Calls'])
    await until(() => heard.length === 2)
    expect(heard[1]).toMatchObject({
      isWhole: false,
      calls: [{ messageId: 'message-2', parts: [{ subscription: 'Track Calls' }] }]
    })
    running.liveCalls.outcome(call('message-2'), 'Track Calls', { kind: 'delivered', status: 200 })
    await until(() => heard.length === 3)
    expect(heard[2].calls[0].parts).toEqual([
      { subscription: 'Track Calls', outcome: { kind: 'delivered', status: 200 } }
    ])
  })

  it('says nothing where nothing happens', async () => {
    const { heard } = await listen()
    await settled()
    expect(heard).toEqual([{ isWhole: true, calls: [], oldest: 1, total: 0 }])
  })

  it('tells a burst of 100,000 calls and their outcomes in a few messages', async () => {
    const { heard } = await listen()
    await until(() => heard.length === 1)
    for (let at = 0; at < 100; at++) {
      collect(at * 1000 + 1, (at + 1) * 1000)
      await new Promise(setImmediate)
      for (let one = at * 1000 + 1; one <= (at + 1) * 1000; one++) {
        running.liveCalls.outcome(call(`message-${one}`), 'Track Calls', { kind: 'delivered', status: 200 })
      }
    }
    await until(() =>
      heard[heard.length - 1].calls.some(({ sequence, parts }) => sequence === 100_000 && parts !== undefined)
    )
    await settled()
    expect(heard.length).toBeLessThan(30)
    expect(Math.max(...heard.map(({ calls }) => calls.length))).toBeLessThanOrEqual(2000)
    expect(heard[heard.length - 1]).toMatchObject({ oldest: 98_001, total: 100_000 })
    const known = new Map(heard.flatMap(({ calls }) => calls).map((one) => [one.sequence, one]))
    for (let at = 98_001; at <= 100_000; at++) expect(known.get(at)?.parts?.[0].outcome?.kind).toBe('delivered')
  })

  it('has many readers, of which each may leave', async () => {
    const [one, other] = [await listen(), await listen()]
    await until(() => one.heard.length + other.heard.length === 2)
    one.close()
    await settled(50)
    collect(1, 1)
    await until(() => other.heard.length === 2)
    expect(one.heard).toHaveLength(1)
  })

  it('tells a slow reader less often, and what holds then', async () => {
    const large = { event: 'x'.repeat(120), userId: 'y'.repeat(120) }
    const socket = connect(Number(new URL(running.url).port), '127.0.0.1')
    await new Promise((resolve) => socket.once('connect', resolve))
    socket.pause()
    socket.write('GET /page/live HTTP/1.1\r\nHost: localhost\r\n\r\n')
    await settled(50)
    for (let round = 0; round < 15; round++) {
      collect(round * 2000 + 1, (round + 1) * 2000, large)
      await settled(410)
    }
    let text = ''
    let bytes = 0
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      bytes += chunk.length
      text = (text + chunk).slice(-1_000_000)
    })
    socket.resume()
    await until(() => text.includes('"messageId":"message-30000"'))
    const ofOneRound = 2000 * 400
    // What the system holds for the socket, and two messages of the server's.
    expect(bytes).toBeLessThan(10 * ofOneRound)
    socket.destroy()
  }, 20_000)

  it('ends with the server', async () => {
    const { ended, heard } = await listen()
    await until(() => heard.length === 1)
    await running.close()
    await ended
  })

  it('is for the local page alone', async () => {
    const strangers: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'https://app.segment.com' },
      { origin: 'http://localhost:8080' },
      { 'sec-fetch-site': 'cross-site' },
      { host: 'evil.example' }
    ]
    for (const headers of strangers) {
      const response = await answerOf('/page/live', headers)
      response.destroy()
      expect({ headers, status: response.statusCode }).toEqual({ headers, status: 403 })
    }
  })
})

describe('a call that was chosen', () => {
  it('is given as destinations got it', async () => {
    collect(1, 1, { properties: { plan: 'Basic' }, context: { library: { name: 'analytics-node' } } })
    const response = await fetch(`${running.url}/page/live/calls/1`)
    expect(response.headers.get('content-type')).toContain('application/json')
    expect(await response.json()).toEqual(
      call('message-1', { properties: { plan: 'Basic' }, context: { library: { name: 'analytics-node' } } })
    )
  })

  it.each(['2', '0', '-1', 'x', '1.5', '%00', '__proto__'])('is unknown by the number %s', async (sequence) => {
    collect(1, 1)
    const response = await fetch(`${running.url}/page/live/calls/${sequence}`)
    expect(response.status).toBe(404)
    expect(await response.json()).toEqual({ error: expect.stringContaining('no longer kept') })
  })

  it('is said to be one that cannot be shown, where it is nested too deeply', async () => {
    running.liveCalls.collected(endlessCall('message-1'), CLIENT, undefined)
    const { heard } = await listen()
    await until(() => heard.length === 1)
    expect(heard[0].calls).toHaveLength(1)
    expect((await fetch(`${running.url}/page/live/calls/1`)).status).toBe(404)
  })

  it('is for the local page alone', async () => {
    collect(1, 1)
    for (const method of ['GET', 'DELETE']) {
      const path = method === 'GET' ? '/page/live/calls/1' : '/page/live/calls'
      const response = await fetch(running.url + path, { method, headers: { origin: 'https://app.segment.com' } })
      expect(response.status).toBe(403)
    }
    expect(running.liveCalls.textOf(1)).toBeDefined()
  })
})

describe('the calls that were told', () => {
  it('can be forgotten, by all pages at once', async () => {
    collect(1, 3)
    const { heard } = await listen()
    await until(() => heard.length === 1)
    const response = await fetch(`${running.url}/page/live/calls`, {
      method: 'DELETE',
      headers: { origin: running.url }
    })
    expect(await response.json()).toEqual({ forgotten: true })
    await until(() => heard.length === 2)
    expect(heard[1]).toEqual({ isWhole: true, calls: [], oldest: 4, total: 0 })
  })
})

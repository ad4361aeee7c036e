import { get as open } from 'http'
import type { IncomingMessage } from 'http'
import { connect } from 'net'
import { postForm, sandboxes, upload } from './running-sandbox'

const run = sandboxes()

/** Listens until the sandbox closes; `heard` has the messages so far. */
async function listen(url: string) {
  const heard: { event: string; data: Record<string, unknown> }[] = []
  const response = await new Promise<IncomingMessage>((resolve) => open(`${url}/sandbox/stream`, resolve))
  let text = ''
  response.on('error', () => undefined)
  response.setEncoding('utf8').on('data', (chunk: string) => {
    const messages = (text + chunk).split('\n\n')
    text = messages.pop() ?? ''
    for (const message of messages) {
      const [, event, data] = /^event: (.*)\ndata: (.*)$/.exec(message) ?? []
      if (event) heard.push({ event, data: JSON.parse(data) })
    }
  })
  return { heard, type: response.headers['content-type'], close: () => response.destroy() }
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 50))

describe('the stream', () => {
  test('tells what arrives, as it arrives', async () => {
    const sandbox = await run()
    const { heard, type } = await listen(sandbox.url)
    const event = { event_type: 'Opened', user_id: 'user-1', insert_id: 'insert-1' }
    await upload(sandbox, [event, event])
    await upload(sandbox, [{ user_id: 'user-1' }])
    await postForm(`${sandbox.url}/usermap`, { api_key: 'key', mapping: '[{"user_id":"a","unmap":true}]' })
    sandbox.reset()
    await settled()
    expect(type).toBe('text/event-stream')
    expect(heard).toMatchObject([
      { event: 'event', data: { region: 'us', api_key: 'key', event: { event_type: 'Opened' } } },
      { event: 'duplicate', data: { event: { insert_id: 'insert-1' } } },
      { event: 'request', data: { path: '/2/httpapi', status: 200 } },
      { event: 'request', data: { status: 400 } },
      { event: 'mapping', data: { user_id: 'a', unmap: true } },
      { event: 'request', data: { path: '/usermap' } },
      { event: 'reset' }
    ])
  })

  test('has many listeners, of which each may leave', async () => {
    const sandbox = await run()
    const [one, other] = [await listen(sandbox.url), await listen(sandbox.url)]
    one.close()
    await settled()
    await upload(sandbox, [{ event_type: 'Opened', user_id: 'user-1' }])
    await settled()
    expect([one.heard.length, other.heard.length]).toEqual([0, 2])
  })

  test('lets a listener go that falls too far behind', async () => {
    const sandbox = await run({ limits: { batch: { eventsPerSecond: Infinity } } })
    const socket = connect(sandbox.port, '127.0.0.1')
    socket.pause()
    const gone = new Promise((resolve) => socket.on('close', resolve).on('error', () => undefined))
    socket.write('GET /sandbox/stream HTTP/1.1\r\nHost: localhost\r\n\r\n')
    await settled()
    const event_properties = Object.fromEntries(Array.from({ length: 90 }, (_, at) => [`p${at}`, 'x'.repeat(1000)]))
    const events = Array.from({ length: 200 }, () => ({ event_type: 'Large', user_id: 'user-1', event_properties }))
    for (let sent = 0; sent < 2; sent++) expect((await upload(sandbox, events, '/batch')).status).toBe(200)
    socket.resume()
    await gone
  })
})

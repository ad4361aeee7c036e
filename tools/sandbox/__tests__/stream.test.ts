import { get as open } from 'http'
import type { IncomingMessage } from 'http'
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
})

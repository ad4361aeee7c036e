import { connect } from 'net'
import type { Running } from './support'
import { settings, startServer } from './support'

let running: Running
beforeAll(async () => {
  running = await startServer({ requestTimeoutMs: 200 })
})
afterAll(() => running.close())

const head = (path: string) => `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n`

/** Sends a part of a request, and gives what comes back until the connection ends. */
function sendPart(part: string): Promise<string> {
  return new Promise((resolve) => {
    let text = ''
    const socket = connect(Number(new URL(running.url).port), '127.0.0.1', () => socket.write(part))
    socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(text))
  })
}

describe('a client that does not send its request to the end', () => {
  it.each([
    ['half a body', `${head('/logEvent')}Content-Length: 100\r\n\r\n{"payload`],
    ['half a body for the page', `${head('/page/send')}Content-Length: 100\r\n\r\n{"events`],
    ['half a body for the sandbox', `${head('/sandbox/reset')}Content-Length: 100\r\n\r\n{`],
    ['half a body in chunks', `${head('/logEvent')}Transfer-Encoding: chunked\r\n\r\n5\r\n{"pay`],
    ['half a head', head('/logEvent')],
    ['nothing', '']
  ])('is let go after a time, and told so: %s', async (_what, part) => {
    const start = Date.now()
    const answer = await sendPart(part)
    expect(Date.now() - start).toBeLessThan(5000)
    expect(answer).toMatch(/^HTTP\/1.1 (408|200) /)
  })

  it('takes nothing from others', async () => {
    const event = { type: 'track', event: 'Clicked', userId: 'user-1234', messageId: 'message-1' }
    const waiting = sendPart(`${head('/logEvent')}Content-Length: 100\r\n\r\n{"payload`)
    const { answer } = await running.post('/logEvent', { payload: event, settings })
    expect(answer[0].response.statusCode).toBe(200)
    await waiting
  })
})

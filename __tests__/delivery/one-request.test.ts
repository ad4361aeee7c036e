import type { RequestClient } from '@segment/actions-core'
import { createRequestClient } from '@segment/actions-core'
import nock from 'nock'
import type { Answer } from '../../src/amplitude/send'
import { send } from '../../src/amplitude/send'
import { settings } from '../support/sent'

beforeAll(() => nock.disableNetConnect())
afterEach(() => {
  jest.restoreAllMocks()
  nock.cleanAll()
})
afterAll(() => nock.restore())

const HOST = 'https://api2.amplitude.com'
const URL = `${HOST}/2/httpapi`
const CONTENT = { method: 'post' as const, body: '{}' }

/** What comes of a request that ends in this way. */
const sentTo = (request: () => Promise<unknown>) => send(request as unknown as RequestClient, URL, CONTENT, settings)

/** What comes of an answer over the framework's own client. */
async function answered(status: number, body: string | Buffer, headers?: Record<string, string>): Promise<Answer> {
  nock(HOST).post('/2/httpapi').reply(status, body, headers)
  return (await send(createRequestClient({ timeout: 2000 }), URL, CONTENT, settings)) as Answer
}

describe('What Amplitude says to a request', () => {
  it.each([
    ['what is declared as JSON', '{"code":200}', { 'content-type': 'application/json' }, { code: 200 }],
    ['JSON that is declared as text', '{"code":200}', { 'content-type': 'text/plain' }, { code: 200 }],
    ['JSON that is not declared', '[1]', {}, [1]],
    ['text', 'invalid_api_key', {}, 'invalid_api_key'],
    ['text that is declared as JSON', 'invalid_api_key', { 'content-type': 'application/json' }, 'invalid_api_key'],
    ['nothing', '', {}, '']
  ])('is read as what it is: %s', async (_, body, headers, expected) => {
    expect(await answered(400, body, headers as Record<string, string>)).toMatchObject({ status: 400, body: expected })
  })

  it('is reported without the keys, and judged with them', async () => {
    const answer = await answered(400, `No ${settings.apiKey}`)
    expect(answer.body).toBe(`No ${settings.apiKey}`)
    expect(answer.reported.quote).toBe('"No ***"')
    expect(answer.mask(`${settings.apiKey} ${settings.secretKey}`)).toBe('*** ***')
  })

  it('is not read where it has more than a megabyte, and says so', async () => {
    const answer = await answered(503, 'x'.repeat(1_000_001))
    expect(answer).toMatchObject({ status: 503, unread: true })
    expect(answer.reported.quote).toBe('"an answer of more than 1000000 bytes, which was not read"')
    expect(await answered(503, 'x'.repeat(1_000_000))).not.toHaveProperty('unread')
  })
})

describe('A request without an answer', () => {
  it('is one whose answer cannot be read, although it had a status', async () => {
    const answer = await answered(503, Buffer.from('no gzip'), { 'content-encoding': 'gzip' })
    expect(answer).toEqual({ status: 'broken', reason: expect.stringContaining('incorrect header check') as unknown })
  })

  it('is given up on after twice the time that the framework allows', async () => {
    const start = jest.spyOn(global, 'setTimeout').mockImplementation()
    const answer = sentTo(() => new Promise(() => undefined))
    const [[giveUp, milliseconds]] = start.mock.calls
    expect(milliseconds).toBe(20_000)
    giveUp()
    expect(await answer).toEqual({ status: 'timeout', reason: 'No complete answer after 20000 ms' })
  })

  it.each([
    ['an answer', () => Promise.resolve({ status: 200, content: '{}' })],
    ['an error', () => Promise.reject(new Error('reset'))]
  ])('is no longer waited for after %s', async (_, request: () => Promise<unknown>) => {
    const start = jest.spyOn(global, 'setTimeout')
    const stop = jest.spyOn(global, 'clearTimeout')
    await sentTo(request)
    await new Promise((resolve) => setImmediate(resolve))
    expect(start).toHaveBeenCalledTimes(1)
    expect(stop.mock.calls).toEqual([[start.mock.results[0].value]])
  })
})

import { request } from 'http'
import { fetch } from '@segment/actions-core'
import type { Running } from './support'
import { settings, startServer } from './support'

let running: Running
beforeAll(async () => {
  running = await startServer()
})
afterAll(() => running.close())

const event = { type: 'track', event: 'Clicked', userId: 'user-1234', messageId: 'message-1' }

/** The server still does its work. */
afterEach(async () => {
  const { answer } = await running.post('/logEvent', { payload: event, settings })
  expect(answer[0].response.statusCode).toBe(200)
})

describe('bad input to the server', () => {
  it.each([
    ['JSON that is cut off', '{"payload": ', 'application/json', 400, /no JSON\..*cut off/],
    ['text', 'payload', 'application/json', 400, /no JSON\./],
    ['nothing', '', 'application/json', 400, /The body is empty. Send JSON, such as/],
    ['a form', 'payload=1', 'application/x-www-form-urlencoded', 415, /content-type: application\/json/],
    ['plain text', '{"payload": {}}', 'text/plain', 415, /content-type: application\/json/],
    ['a content type that is none', '{"payload": {}}', 'nonsense', 415, /content-type: application\/json/],
    ['more than 64 MB', `"${'x'.repeat(64 * 1024 * 1024)}"`, 'application/json', 413, /larger than 64 MB/]
  ])('says what is wrong with a body of %s, on every route', async (_what, body, type, status, hint) => {
    for (const path of ['/logEvent', '/authenticate', '/delete']) {
      const seen = await running.post(path, body, { 'content-type': type })
      expect(seen.status).toBe(status)
      expect(seen.answer).toEqual([
        expect.objectContaining({ statusCode: status, message: expect.stringMatching(hint), requestError: true })
      ])
    }
  })

  it.each([
    ['POST', '/logNothing'],
    ['GET', '/logEvent'],
    ['DELETE', '/manifest'],
    ['GET', '/nothing/at/all']
  ])('lists the routes for one that does not exist: %s %s', async (method, path) => {
    const response = await fetch(running.url + path, { method })
    expect(response.status).toBe(404)
    expect((await response.json())[0].message).toMatch(new RegExp(`There is no ${method} ${path}.*POST /logEvent`))
  })

  it('says that a path cannot be read', async () => {
    const { status, answer } = await running.post('/%zz', { payload: event, settings })
    expect(status).toBe(400)
    expect(answer[0].message).toMatch(/The path cannot be read/)
  })

  it.each([
    ['no payload', {}, /payload is missing/],
    ['a payload that is text', { payload: 'event' }, /payload is missing/],
    ['an empty list', { payload: [] }, /payload is an empty list/],
    ['a list of something else', { payload: [1] }, /no Segment event/],
    ['a mapping that is a list', { payload: event, mapping: [] }, /mapping is \[\], and must be an object/],
    ['settings that are text', { payload: event, settings: 'key' }, /settings is "key", and must be an object/],
    ['a mapping with an unknown directive', { payload: event, mapping: { event_type: { '@nope': 1 } } }, /@nope/]
  ])('says what is wrong with %s', async (_what, body, message) => {
    const { status, answer } = await running.post('/logEvent', body)
    expect(status).toBe(200)
    expect(answer[0]).toMatchObject({ statusCode: 400, message: expect.stringMatching(message) })
  })

  it('says which ids an event without ids needs', async () => {
    const { answer } = await running.post('/logEvent', { payload: { ...event, userId: undefined }, settings })
    expect(answer[0].message).toMatch(/user_id is missing, and device_id is missing/)
  })

  it('says that the key is wrong without showing it', async () => {
    const { answer } = await running.post('/logEvent', { payload: event, settings: { apiKey: 'wrong-key-1' } })
    expect(answer[0]).toMatchObject({ statusCode: 401, message: expect.stringMatching(/apiKey/) })
    expect(answer[0].message).not.toContain('wrong-key-1')
  })

  it('takes a call without settings for one with a wrong key', async () => {
    const { answer } = await running.post('/logEvent', { payload: event })
    expect(answer[0]).toMatchObject({ statusCode: 401, message: expect.stringMatching(/apiKey/) })
  })

  it('refuses pages of other origins', async () => {
    const { status, answer } = await running.post(
      '/logEvent',
      { payload: event, settings },
      { origin: 'https://evil.example' }
    )
    expect(status).toBe(403)
    expect(answer[0].message).toMatch(/evil\.example/)
  })

  it('refuses to answer under a name that is not this machine', async () => {
    const status = await new Promise((resolve, reject) => {
      const { port } = new URL(running.url)
      request({ port, host: '127.0.0.1', path: '/manifest', headers: { host: `evil.example:${port}` } }, (response) => {
        response.resume()
        resolve(response.statusCode)
      })
        .on('error', reject)
        .end()
    })
    expect(status).toBe(403)
  })
})

import { request } from 'http'
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
  it('refuses what is no JSON, and says so', async () => {
    const { status, answer } = await running.post('/logEvent', '{"payload": ')
    expect(status).toBe(400)
    expect(answer[0].message).toMatch(/JSON/)
  })

  it('says that a body of another type must be JSON', async () => {
    const { status, answer } = await running.post('/logEvent', 'payload=1', {
      'content-type': 'application/x-www-form-urlencoded'
    })
    expect(status).toBe(415)
    expect(answer[0].message).toMatch(/content-type: application\/json/)
  })

  it('lists the routes for an action that does not exist', async () => {
    const { status, answer } = await running.post('/logNothing', { payload: event, settings })
    expect(status).toBe(404)
    expect(answer[0].message).toMatch(/There is no POST \/logNothing.*POST \/logEvent/)
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

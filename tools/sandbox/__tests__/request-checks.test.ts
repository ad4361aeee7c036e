import { get, postJson, postText, sandboxes, upload } from './running-sandbox'

const run = sandboxes()
const event = { event_type: 'Opened', user_id: 'user-1' }

describe('checks of a whole request', () => {
  test.each([
    ['without api_key', { events: [event] }, { error: 'Request missing required field', missing_field: 'api_key' }],
    ['with an empty api_key', { api_key: '', events: [event] }, { missing_field: 'api_key' }],
    ['without events', { api_key: 'key' }, { error: 'Request missing required field', missing_field: 'events' }],
    ['with events that are no list', { api_key: 'key', events: event }, { missing_field: 'events' }],
    ['with no event', { api_key: 'key', events: [] }, { missing_field: 'events' }],
    ['that is no object', [event], { error: 'Invalid JSON request body' }],
    ['with an event that is no object', { api_key: 'key', events: [event, 'x'] }, { error: 'Invalid event JSON' }],
    [
      'with a min_id_length that is no number',
      { api_key: 'key', events: [event], options: { min_id_length: '1' } },
      {}
    ],
    ['with options that are no object', { api_key: 'key', events: [event], options: 'none' }, {}]
  ])('a request %s is a 400', async (_what, body, expected) => {
    const sandbox = await run()
    for (const path of ['/2/httpapi', '/batch']) {
      const answer = await postJson(sandbox.url + path, body)
      expect(answer).toMatchObject({ status: 400, body: { code: 400, ...expected } })
    }
    expect(sandbox.events()).toEqual([])
  })

  test.each([
    ['', 'Missing request body'],
    [' \n', 'Missing request body'],
    ['{"api_key":', 'Invalid JSON request body'],
    ['api_key=key', 'Invalid JSON request body']
  ])('the body %j is a 400 that says %s', async (body, error) => {
    const sandbox = await run()
    expect(await postText(`${sandbox.url}/2/httpapi`, body)).toEqual({ status: 400, body: { code: 400, error } })
  })

  test('a path or method that is not served is a 400', async () => {
    const sandbox = await run()
    const expected = { status: 400, body: { code: 400, error: 'Invalid request path' } }
    expect(await postJson(`${sandbox.url}/2/httpapis`, {})).toEqual(expected)
    expect(await get(`${sandbox.url}/2/httpapi`)).toEqual(expected)
  })

  test('a key that is not valid is a 400 that repeats it', async () => {
    const sandbox = await run({ apiKeys: ['right'] })
    const wrong = await postJson(`${sandbox.url}/batch`, { api_key: 'wr0ng', events: [event] })
    expect(wrong).toEqual({ status: 400, body: { code: 400, error: 'Invalid API key: wr0ng' } })
    const right = await postJson(`${sandbox.url}/batch`, { api_key: 'right', events: [event] })
    expect(right.status).toBe(200)
  })

  test('the word that stands for no key at all is never a valid key', async () => {
    const sandbox = await run()
    const answer = await postJson(`${sandbox.url}/batch`, { api_key: 'undefined', events: [event] })
    expect(answer).toMatchObject({ status: 400, body: { error: 'Invalid API key: undefined' } })
  })

  test('by other readings, no event is taken and wrong options are ignored', async () => {
    const sandbox = await run({ readings: { emptyEvents: 'accepted', invalidOptions: 'ignored' } })
    expect(await upload(sandbox, [])).toMatchObject({ status: 200, body: { events_ingested: 0 } })
    expect(await upload(sandbox, [event], '/batch', { options: { min_id_length: '1' } })).toMatchObject({ status: 200 })
  })
})

import { fetch } from '@segment/actions-core'
import destination from '../../../src'
import type { Running } from './support'
import { settings, startServer } from './support'

let running: Running
beforeAll(async () => {
  running = await startServer()
})
afterAll(() => running.close())

const event = { type: 'track', event: 'Clicked', userId: 'user-1234', messageId: 'message-1' }

describe('the contract of actions-cli serve', () => {
  it('gives the definition as JSON, with the name of its folder', async () => {
    const manifest = (await (await fetch(`${running.url}/manifest`)).json()) as Record<string, any>
    expect(manifest).toMatchObject({ name: 'Actions Amplitude', directoryName: 'actions-amplitude', mode: 'cloud' })
    expect(Object.keys(manifest.actions)).toEqual(Object.keys(destination.actions))
    expect(manifest.actions.logEvent.fields.user_id.label).toBe('User ID')
  })

  it('answers a call of an action with the request and the answer of each exchange', async () => {
    const { status, answer } = await running.post('/logEvent', { payload: event, settings })
    expect(status).toBe(200)
    expect(answer).toHaveLength(1)
    expect(answer[0].request).toMatchObject({
      url: 'https://api2.amplitude.com/2/httpapi',
      method: 'POST',
      headers: { 'content-type': 'application/json' }
    })
    expect(JSON.parse(answer[0].request.body).events[0]).toMatchObject({ event_type: 'Clicked', user_id: 'user-1234' })
    expect(answer[0].response).toMatchObject({
      statusCode: 200,
      statusMessage: 'OK',
      body: { code: 200, events_ingested: 1 }
    })
  })

  it('runs the actions that are kept for saved subscriptions, which the manifest marks as hidden', async () => {
    const { actions } = (await (await fetch(`${running.url}/manifest`)).json()) as { actions: Record<string, any> }
    expect(Object.keys(actions).filter((key) => actions[key].hidden === true)).toEqual([
      'logEventV2',
      'groupIdentifyUser'
    ])
    const { answer } = await running.post('/logEventV2', { payload: event, settings })
    expect(JSON.parse(answer[0].request.body).events[0]).toMatchObject({ event_type: 'Clicked', user_id: 'user-1234' })
  })

  it('puts the default mapping under the mapping of the call', async () => {
    const { answer } = await running.post('/logEvent', { payload: event, settings, mapping: { event_type: 'Renamed' } })
    expect(JSON.parse(answer[0].request.body).events[0]).toMatchObject({ event_type: 'Renamed', user_id: 'user-1234' })
  })

  it('runs a list of events as a batch, and gives the result of each after the exchanges', async () => {
    const { answer } = await running.post('/logEvent', { payload: [event, { ...event, userId: 'null' }], settings })
    expect(answer).toHaveLength(2)
    expect(answer[0].response.statusCode).toBe(200)
    expect(answer[1].multistatus.map((result: any) => result.status)).toEqual([200, 400])
  })

  it('shows the body of a large request, too', async () => {
    const payload = Array.from({ length: 1000 }, (_, at) => ({
      ...event,
      userId: `user-${at}`,
      anonymousId: `device-${at}`,
      messageId: `message-${at}`
    }))
    const { answer } = await running.post('/logEvent', { payload, settings })
    expect(JSON.parse(answer[0].request.body).events).toHaveLength(1000)
  })

  it('answers a failed call with status 200 and the message, the fields and the exchanges of the failure', async () => {
    const { status, answer } = await running.post('/logEvent', { payload: { ...event, event: undefined }, settings })
    expect(status).toBe(200)
    expect(answer).toHaveLength(1)
    expect(answer[0]).toMatchObject({ statusCode: 400, requestError: true, exchanges: [] })
    expect(answer[0].message).toMatch(/event_type|Event Type/)
    expect(answer[0].stack.length).toBeGreaterThan(1)
  })

  it('names the field that failed validation', async () => {
    const { answer } = await running.post('/logEvent', { payload: event, settings, mapping: { groups: 'many' } })
    expect(answer[0].fields.groups).toMatch(/object/)
  })

  it('shows the exchanges of a failed call in its own answer, and not in the next', async () => {
    const wrong = await running.post('/logEvent', { payload: event, settings: { ...settings, apiKey: 'wrong-key-1' } })
    expect(wrong.answer[0]).toMatchObject({ statusCode: 401, exchanges: [{ response: { statusCode: 400 } }] })
    const { answer } = await running.post('/logEvent', { payload: event, settings })
    expect(answer).toHaveLength(1)
    expect(answer[0].response.statusCode).toBe(200)
  })

  it('tests settings that stand flat in the body', async () => {
    expect((await running.post('/authenticate', settings)).answer).toEqual({ ok: true })
    expect((await running.post('/authenticate', { ...settings, secretKey: 'wrong-key-1' })).answer).toMatchObject({
      ok: false,
      error: expect.stringMatching(/^Credentials are invalid: 40[13] /)
    })
  })

  it('names the settings that are missing', async () => {
    const { answer } = await running.post('/authenticate', {})
    expect(answer.ok).toBe(false)
    expect(Object.values(answer.fields).join()).toMatch(/secretKey/)
  })

  it('deletes a user and shows the exchange', async () => {
    const { answer } = await running.post('/delete', { payload: { userId: 'user-1234' }, settings })
    expect(answer[0].request.url).toBe('https://amplitude.com/api/2/deletions/users')
    expect(answer[0].response.statusCode).toBe(200)
  })

  it('lets pages of Segment call it', async () => {
    const { headers } = await fetch(`${running.url}/manifest`, { headers: { origin: 'https://app.segment.com' } })
    expect(headers.get('access-control-allow-origin')).toBe('https://app.segment.com')
  })
})

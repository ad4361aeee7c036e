import { fetch } from '@segment/actions-core'
import type { RunningPage } from './support'
import { settings, startPage } from './support'

let running: RunningPage
beforeAll(async () => {
  running = await startPage()
})
afterEach(() => running.sandbox.reset())
afterAll(() => running.close())

const everyTrack = {
  name: 'Track',
  action: 'logEvent',
  trigger: 'type = "track"',
  enabled: true,
  mapping: {
    event_type: { '@path': '$.event' },
    user_id: { '@path': '$.userId' },
    revenue: { '@path': '$.revenue' },
    currency: { '@path': '$.currency' }
  }
}
const clicked = (userId: string) => ({ type: 'track', event: 'Clicked', userId, messageId: `message of ${userId}` })

async function send(question: object) {
  const { answer } = await running.ask('/page/send', {
    events: [clicked('user-1234')],
    batch: false,
    subscriptions: [everyTrack],
    settings,
    live: false,
    ...question
  })
  return answer
}

describe('what the page sends', () => {
  it('goes to the sandbox, with nothing that is not mapped', async () => {
    const { calls } = await send({})
    expect(calls).toHaveLength(1)
    expect(calls[0].outcomes).toEqual([{ event: 0, status: 200, delivered: true, fields: {} }])
    expect(running.sandbox.events().map(({ event }) => event)).toEqual([
      expect.objectContaining({ event_type: 'Clicked', user_id: 'user-1234' })
    ])
    expect(running.sandbox.events()[0].event).not.toHaveProperty('insert_id')
  })

  it('goes through actions that are kept for saved subscriptions, too', async () => {
    const joined = { type: 'group', groupId: 'group-1', userId: 'user-1234', messageId: 'message of a group' }
    const { calls } = await send({
      events: [clicked('user-1234'), joined],
      subscriptions: [
        { ...everyTrack, action: 'logEventV2' },
        {
          ...everyTrack,
          name: 'Groups',
          action: 'groupIdentifyUser',
          trigger: 'type = "group"',
          mapping: {
            user_id: { '@path': '$.userId' },
            group_type: 'company',
            group_value: { '@path': '$.groupId' }
          }
        }
      ]
    })
    expect(calls.map(({ outcomes }: any) => outcomes[0].delivered)).toEqual([true, true])
    expect(running.sandbox.events().map(({ event }) => event.event_type)).toEqual(['Clicked', '$identify'])
  })

  it('goes through each subscription that takes it, and through no other', async () => {
    const { calls } = await send({
      subscriptions: [
        everyTrack,
        { ...everyTrack, name: 'Pages', trigger: 'type = "page"' },
        { ...everyTrack, name: 'Again' }
      ]
    })
    expect(calls.map(({ subscription }: any) => subscription)).toEqual(['Track', 'Again'])
  })

  it('has an outcome for each event of a batch, by its place in the list', async () => {
    const { calls } = await send({
      batch: true,
      events: [{ type: 'page' }, clicked('user-1234'), clicked('null'), clicked('ada')]
    })
    expect(calls[0].outcomes).toEqual([
      { event: 1, status: 200, delivered: true, fields: {} },
      expect.objectContaining({ event: 2, status: 400, delivered: false, message: expect.stringContaining('"null"') }),
      expect.objectContaining({ event: 3, status: 400, delivered: false, message: expect.stringContaining('"ada"') })
    ])
    expect(calls[0].outcomes.map(({ fields }: any) => Object.keys(fields as object))).toEqual([
      [],
      ['user_id', 'device_id'],
      ['user_id', 'min_id_length']
    ])
    expect(calls[0].exchanges).toHaveLength(1)
  })

  it('runs a list of one event as a batch, and an event alone as itself', async () => {
    const [alone, list] = [await send({}), await send({ batch: true })]
    expect(alone.calls[0].outcomes).toEqual(list.calls[0].outcomes)
  })

  it('shows the exchanges of a call that failed, and an outcome that says whether it is sent again', async () => {
    running.sandbox.setFaults({ status503: 1 })
    const { calls } = await send({})
    running.sandbox.setFaults({})
    expect(calls[0].outcomes[0]).toMatchObject({ status: 503, delivered: false })
    expect(calls[0].exchanges[0].response.statusCode).toBe(503)
  })

  it('shows a request that got no answer, too, with its address', async () => {
    running.sandbox.setFaults({ cutBefore: 1 })
    const answers = [await send({}), await send({ batch: true })]
    running.sandbox.setFaults({})
    for (const { calls } of answers) {
      expect(calls[0].exchanges).toEqual([])
      expect(calls[0].unanswered).toEqual([
        {
          request: {
            url: 'https://api2.amplitude.com/2/httpapi',
            method: 'POST',
            body: expect.stringContaining('"api_key":"•••"')
          }
        }
      ])
    }
  })

  it('takes names of prototypes as names like any other', async () => {
    const event = JSON.parse(
      '{"type": "track", "event": "Clicked", "userId": "user-1234", "properties": {"__proto__": {"polluted": 1}, "constructor": {"prototype": 2}}}'
    ) as object
    const mapping = { ...everyTrack.mapping, event_properties: { '@path': '$.properties' } }
    const { calls } = await send({ events: [event], subscriptions: [{ ...everyTrack, mapping }] })
    expect(calls[0].outcomes[0].delivered).toBe(true)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('shows no key, neither in the requests nor where Amplitude repeats it', async () => {
    const wrong = { ...settings, apiKey: 'wrong-key-4712' }
    const answers = [await send({}), await send({ settings: wrong })]
    expect(JSON.stringify(answers)).not.toMatch(/4711|4712|0815/)
    expect(answers[1].calls[0].outcomes[0]).toMatchObject({ status: 401, delivered: false })
  })

  it('is refused where the question is none', async () => {
    const { status } = await running.ask('/page/send', { events: [clicked('user-1234')] })
    expect(status).toBe(400)
  })

  it('names an action that does not exist', async () => {
    const { calls } = await send({ subscriptions: [{ ...everyTrack, action: 'logNothing' }, everyTrack] })
    expect(calls[0].outcomes[0]).toMatchObject({ delivered: false, message: expect.stringContaining('"logNothing"') })
    expect(calls[1].outcomes[0].delivered).toBe(true)
  })
})

describe('the test of the keys', () => {
  it('says whether Amplitude knows them', async () => {
    expect((await running.ask('/page/test-settings', { settings, live: false })).answer).toEqual({ ok: true })
    const wrong = { ...settings, secretKey: 'wrong-key-1' }
    expect((await running.ask('/page/test-settings', { settings: wrong, live: false })).answer).toMatchObject({
      ok: false,
      error: expect.stringMatching(/^Credentials are invalid/)
    })
  })
})

describe('the server of the page', () => {
  it('serves it with a policy that lets it talk to nobody else', async () => {
    const response = await fetch(running.url)
    expect(await response.text()).toContain('The page')
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'")
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it.each(['/assets/../../package.json', '/assets/%2e%2e/package.json', '/assets/nothing.js'])(
    'serves no other file: %s',
    async (path) => {
      expect((await fetch(running.url + path)).status).toBe(404)
    }
  )

  it("gives the sandbox's own API under the same address, and takes its faults", async () => {
    const headers = { 'content-type': 'application/json' }
    const faults = await fetch(`${running.url}/sandbox/faults`, { method: 'PUT', headers, body: '{"status429": 0.5}' })
    expect(await faults.json()).toMatchObject({ status429: 0.5 })
    await fetch(`${running.url}/sandbox/faults`, { method: 'DELETE' })
    expect(await (await fetch(`${running.url}/sandbox/state`)).json()).toMatchObject({ faults: { status429: 0 } })
  })

  it("lets Segment's pages use the contract, and nothing of the page", async () => {
    const headers = { origin: 'https://app.segment.com' }
    expect((await fetch(`${running.url}/manifest`, { headers })).status).toBe(200)
    for (const path of ['/', '/page/start', '/sandbox/state']) {
      expect((await fetch(running.url + path, { headers })).status).toBe(403)
    }
  })
})

import destination from '../../../src'
import type { RunningPage } from './support'
import { startPage } from './support'

let running: RunningPage
beforeAll(async () => {
  running = await startPage()
})
afterAll(() => running.close())

const clicked = {
  type: 'track',
  event: 'Clicked',
  userId: 'user-1234',
  messageId: 'message-1',
  timestamp: '2024-01-02T03:04:05Z',
  properties: { plan: 'Basic' }
}
const mapping = { event_type: { '@path': '$.event' }, user_id: { '@path': '$.userId' } }

async function requestsOf(question: object) {
  const { answer } = await running.ask('/page/requests', {
    event: clicked,
    action: 'logEvent',
    mapping,
    compared: mapping,
    ...question
  })
  return answer
}

describe('the requests that a mapping would make', () => {
  it('are given beside those of another mapping, and nothing is sent', async () => {
    const { mapping: now, compared } = await requestsOf({
      mapping: { ...mapping, event_type: { '@template': '{{properties.plan}} {{event}}' } }
    })
    expect(now.requests).toEqual([{ method: 'POST', path: '/2/httpapi', body: expect.any(String) }])
    expect(JSON.parse(now.requests[0].body).events[0].event_type).toBe('Basic Clicked')
    expect(JSON.parse(compared.requests[0].body).events[0].event_type).toBe('Clicked')
    expect(running.sandbox.events()).toEqual([])
    expect(running.sandbox.requests).toEqual([])
  })

  it('are what is then sent, but for the key', async () => {
    const { mapping: now } = await requestsOf({})
    const { answer } = await running.ask('/page/send', {
      events: [clicked],
      batch: false,
      subscriptions: [{ name: 'A', action: 'logEvent', trigger: 'type = "track"', enabled: true, mapping }],
      settings: { apiKey: 'key-of-a-project', secretKey: 'secret', endpoint: 'north_america' },
      live: false
    })
    const sent = JSON.parse(answer.calls[0].exchanges[0].request.body)
    delete sent.api_key
    expect(JSON.parse(now.requests[0].body)).toEqual(sent)
  })

  it.each(Object.keys(destination.actions))('are the same with the same mapping, each time: %s', async (action) => {
    const { fields } = destination.actions[action]
    const defaults = Object.fromEntries(
      Object.entries(fields).flatMap(([key, { default: value }]) => (value === undefined ? [] : [[key, value]]))
    )
    const { mapping: one, compared: other } = await requestsOf({ action, mapping: defaults, compared: defaults })
    expect(one).toEqual(other)
  })

  it.each([
    ['the destination refuses the event', { ...mapping, user_id: 'null' }, /user_id is "null"/],
    ['the mapping cannot be read', { ...mapping, event_type: { '@what': 1 } }, /invalid directive: @what/],
    ['a required field gets nothing', {}, /event_type/],
    ['a path names nothing', { ...mapping, user_id: { '@path': '$.' } }, /^The path of user_id is empty/]
  ])('are none where %s', async (_case, refused, refusal) => {
    const { mapping: now, compared } = await requestsOf({ mapping: refused })
    expect(now).toEqual({ requests: [], refusal: expect.stringMatching(refusal) })
    expect(compared.requests).toHaveLength(1)
  })

  it('are none of an action that does not exist', async () => {
    expect((await requestsOf({ action: 'toString' })).mapping.refusal).toMatch(/no action "toString"/)
  })
})

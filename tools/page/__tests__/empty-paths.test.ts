import { emptyPaths } from '../server/empty-paths'
import type { RunningPage } from './support'
import { startPage } from './support'

describe('paths that name nothing', () => {
  it.each([
    [{ revenue: { '@path': '' } }, 'revenue', 'The path of revenue is empty'],
    [{ revenue: { '@path': '$' } }, 'revenue', 'The path of revenue is empty'],
    [{ revenue: { '@path': '$.' } }, 'revenue', 'The path of revenue is empty'],
    [{ revenue: { '@path': ' $. ' } }, 'revenue', 'The path of revenue is empty'],
    [{ add: { visits: { '@path': '$.' } } }, 'add', 'The path of add.visits is empty'],
    [{ add: { value: { '@path': '' } } }, 'add', 'The path of add'],
    [
      { device_id: { '@if': { exists: { '@path': '$.a' }, then: { '@path': '$.a' }, else: { '@path': '' } } } },
      'device_id',
      'The path of device_id is empty'
    ]
  ])('are found in %j', (mapping, key, message) => {
    expect(Object.keys(emptyPaths(mapping))).toEqual([key])
    expect(emptyPaths(mapping)[key]).toContain(message)
  })

  it.each([
    {},
    { revenue: { '@path': '$.a' }, currency: 'USD', groups: { a: 1 }, user_id: null, paid: undefined },
    { currency: '$.', event_type: { '@template': '' } }
  ])('are none in %j', (mapping) => {
    expect(emptyPaths(mapping as Record<string, null>)).toEqual({})
  })
})

describe('a subscription with a path that names nothing', () => {
  let running: RunningPage
  beforeAll(async () => {
    running = await startPage()
  })
  afterAll(() => running.close())

  it('sends nothing, and says at which field', async () => {
    const { answer } = await running.ask('/page/send', {
      events: [{ type: 'track', event: 'Clicked', userId: 'user-1234' }],
      batch: false,
      subscriptions: [
        {
          name: 'A',
          action: 'logEvent',
          trigger: 'type = "track"',
          enabled: true,
          mapping: { event_type: 'x', user_id: { '@path': '$.userId' }, event_properties: { '@path': '$.' } }
        }
      ],
      settings: { apiKey: 'a', secretKey: 'b', endpoint: 'north_america' },
      live: false
    })
    const [{ outcomes, exchanges }] = answer.calls
    expect(exchanges).toEqual([])
    expect(outcomes).toEqual([
      expect.objectContaining({ delivered: false, fields: { event_properties: expect.stringMatching(/is empty/) } })
    ])
    expect(running.sandbox.requests).toEqual([])
  })
})

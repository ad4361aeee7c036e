import { migrate } from '../migrate'
import { migrated } from './migrated'
import { listed, saved } from './saved'

const { sendThrough, sandbox, eventTypes } = migrated()

const insertIds = () =>
  sandbox()
    .events()
    .map(({ event }) => event.insert_id)

describe('Two saved subscriptions that send one call as the same event', () => {
  const twins = [saved('logEvent', 'type = "track"'), saved('logEventV2', 'type = "track" and userId != null')]

  it('both count, as they did, and each once when Segment sends it again', async () => {
    const call = { type: 'track', event: 'Signed Up' }
    await sendThrough(migrate(listed(twins)), [call, call])
    expect(eventTypes()).toEqual(['Signed Up', 'Signed Up'])
    expect(new Set(insertIds())).toEqual(new Set(['message-1:Signed Up', 'message-1#2']))
  })

  it('are named in the report', () => {
    const { report } = migrate(listed(twins))
    expect(report[0].what).not.toContain('Insert ID is mapped')
    expect(report[1].what).toContain('Insert ID is mapped to the message id with a number')
  })

  it('of identify calls set the properties of both', async () => {
    const second = saved('identifyUser', 'type = "identify"', {
      user_properties: { tier: { '@path': '$.traits.tier' } }
    })
    const first = saved('identifyUser', 'type = "identify"', {
      user_properties: { plan: { '@path': '$.traits.plan' } }
    })
    await sendThrough(migrate(listed([first, second])), { type: 'identify', traits: { plan: 'pro', tier: 'gold' } })
    expect(sandbox().users()[0].user_properties).toMatchObject({ plan: 'pro', tier: 'gold' })
  })

  it('have no insert id for a call without a message id, of which all would be one', async () => {
    await sendThrough(migrate(listed(twins)), { type: 'track', event: 'Signed Up', messageId: undefined })
    expect(insertIds()).toEqual([undefined, undefined])
  })
})

it.each([
  ['other calls', 'type = "track" and event != "A"', 'type = "track" and event = "A"', {}],
  ['other kinds of calls', 'type = "page"', 'type = "screen"', {}],
  ['another type of event', 'type = "track"', 'type = "track"', { event_type: { '@template': 'Copy of {{event}}' } }],
  [
    'insert ids that somebody mapped',
    'type = "track"',
    'type = "track"',
    { insert_id: { '@path': '$.properties.id' } }
  ],
  ['a trigger that takes nothing', 'type = "track"', 'type = ', {}]
])('A subscription with %s keeps the insert ids that the message id makes', (_what, first, second, changes) => {
  const input = listed([saved('logEvent', first), saved('logEvent', second, changes)])
  const [, { mapping }] = migrate(input).subscriptions
  expect(mapping.insert_id).toEqual((changes as { insert_id?: object }).insert_id)
})

it.each([
  'type = "track" and event = "Signed Up"',
  'event = "Signed Up"',
  'type = "track" and contains(event, "Signed")'
])('An event whose name is told by another mapping is the same all the same: %s', (trigger) => {
  const named = saved('logEvent', trigger, { event_type: 'Signed Up' })
  const [, { mapping }] = migrate(listed([saved('logEvent', 'type = "track"'), named])).subscriptions
  expect(mapping).toHaveProperty('insert_id')
})

describe('An order that an event takes too', () => {
  const order = saved('logPurchase', 'type = "track" and event = "Order Completed"')

  it('needs a person, as its revenue would count twice', () => {
    const { report } = migrate(listed([saved('logEvent', 'type = "track"'), order]))
    expect(report[0]).toMatchObject({
      outcome: 'needs a person',
      todo: [expect.stringContaining('The revenue of "Order Completed" would count twice')]
    })
    expect(report[1].outcome).toBe('carried over')
  })

  it.each([
    ['the event has no revenue', saved('logEvent', 'type = "track"', { revenue: null })],
    ['the event is disabled', saved('logEvent', 'type = "track"', {}, { enabled: false })],
    ['the event leaves orders out', saved('logEvent', 'type = "track" and event != "Order Completed"')]
  ])('needs nobody where %s', (_why, event) => {
    expect(migrate(listed([event, order])).report[0].outcome).toBe('carried over')
  })
})

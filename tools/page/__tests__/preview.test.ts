import { cloudPresets } from '../../../src/presets'
import type { RunningPage } from './support'
import { startPage } from './support'

let running: RunningPage
beforeAll(async () => {
  running = await startPage()
})
afterAll(() => running.close())

const subscription = (mapping: object, action = 'logEvent', trigger = 'type = "track"') => ({
  name: 'A subscription',
  action,
  trigger,
  enabled: true,
  mapping
})
const clicked = { type: 'track', event: 'Clicked', userId: 'user-1234', properties: { amount: '32', plan: 'Basic' } }

async function fieldsOf(mapping: object, event: object = clicked) {
  const { answer } = await running.ask('/page/preview', {
    events: [event],
    subscriptions: [subscription(mapping)],
    event: 0,
    shown: 0
  })
  return answer.fields
}

describe('what the subscriptions would do with the events', () => {
  it('says which events each trigger takes, and why not the one that is looked at', async () => {
    const { answer } = await running.ask('/page/preview', {
      events: [clicked, { type: 'page' }, { ...clicked, event: 'Order Completed' }],
      subscriptions: cloudPresets.map(({ name, ...preset }) => ({
        name,
        action: preset.partnerAction,
        trigger: 'subscribe' in preset ? preset.subscribe : '',
        mapping: {}
      })),
      event: 1
    })
    expect(answer.verdicts.map(({ matching }: any) => matching)).toEqual([[0], [2], [1], [], [], []])
    expect(answer.verdicts[2].reasons).toEqual([])
    expect(answer.verdicts[3].reasons).toEqual(['type must be "screen", and here it is "page".'])
    expect(answer.fields).toBeUndefined()
  })

  it('gives the value of each mapping as the action would get it', async () => {
    const fields = await fieldsOf({
      event_type: { '@template': '{{properties.plan}} {{event}}' },
      revenue: { '@path': '$.properties.amount' },
      user_id: { '@path': '$.nowhere' }
    })
    expect(fields.event_type).toEqual({ value: 'Basic Clicked' })
    expect(fields.revenue).toEqual({ value: '32' })
    expect(fields.carrier).toEqual({})
  })

  it('shows what the destination itself refuses at its field, without sending anything', async () => {
    const given = { ...clicked, properties: { amount: '1,99' }, timestamp: 'yesterday' }
    const mapping = { event_type: { '@path': '$.event' }, user_id: { '@path': '$.userId' } }
    const revenue = await fieldsOf({ ...mapping, revenue: { '@path': '$.properties.amount' } }, given)
    expect(revenue.revenue).toEqual({ value: '1,99', error: expect.stringMatching(/^The revenue "1,99" is no amount/) })
    const time = await fieldsOf({ ...mapping, time: { '@path': '$.timestamp' } }, given)
    expect(time.time.error).toMatch(/^The time "yesterday" is no point in time/)
    expect(running.sandbox.events()).toEqual([])
  })

  it('takes what is not mapped as not mapped, also where the field has a default', async () => {
    const fields = await fieldsOf({ event_type: 'x' })
    expect(Object.entries(fields).filter(([, field]: any) => field.value !== undefined)).toEqual([
      ['event_type', { value: 'x' }]
    ])
  })

  it('shows what the framework refuses at its field, and the values of the others', async () => {
    const fields = await fieldsOf({ event_type: { '@path': '$.event' }, groups: { '@path': '$.properties.plan' } })
    expect(fields.groups.error).toBe('Groups must be an object but it was a string.')
    expect(fields.event_type).toEqual({ value: 'Clicked' })
  })

  it('shows a directive that does not exist at its field', async () => {
    const fields = await fieldsOf({ event_type: { '@path': '$.event' }, currency: { '@what': 1 } })
    expect(fields.currency.error).toBe('/currency has an invalid directive: @what.')
    expect(fields.event_type).toEqual({ value: 'Clicked' })
  })

  it('shows a required field that gets nothing', async () => {
    expect((await fieldsOf({})).event_type.error).toMatch(/event_type/)
  })

  it.each([
    ['an event that looks like nothing', {}],
    ['values that are no objects', { context: 3, properties: 'x', traits: null }],
    ['names of prototypes', { constructor: { toString: 1 }, hasOwnProperty: 'x' }]
  ])('bears %s', async (_case, event) => {
    const fields = await fieldsOf({ event_type: 'x', event_properties: { '@path': '$.properties' } }, event)
    expect(fields.event_type.value).toBe('x')
  })

  it.each([
    ['no body', null],
    ['no events', { subscriptions: [], event: 0 }],
    ['events that are none', { events: [3], subscriptions: [], event: 0 }],
    [
      'a subscription without a mapping',
      { events: [], subscriptions: [{ name: 'a', action: 'b', trigger: 'c' }], event: 0 }
    ],
    ['a negative event', { events: [], subscriptions: [], event: -1 }]
  ])('refuses %s', async (_case, question) => {
    const { status, answer } = await running.ask('/page/preview', question)
    expect(status).toBe(400)
    expect(answer.error).toMatch(/body/i)
  })

  it('says of an action that does not exist that it does not', async () => {
    const { answer } = await running.ask('/page/preview', {
      events: [clicked],
      subscriptions: [subscription({}, 'logNothing')],
      event: 0,
      shown: 0
    })
    expect(answer.verdicts[0].problems.join()).toMatch(/logNothing/)
    expect(answer.fields).toBeUndefined()
  })
})

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
    event,
    subscriptions: [subscription(mapping)],
    shown: 0
  })
  return answer.fields
}

describe('what the subscriptions would do with the events', () => {
  const presets = cloudPresets.map(({ name, ...preset }) => ({
    name,
    action: preset.partnerAction,
    trigger: 'subscribe' in preset ? preset.subscribe : '',
    mapping: {}
  }))

  it('says which subscriptions take the event, and why the others do not', async () => {
    const { answer } = await running.ask('/page/preview', { event: { type: 'page' }, subscriptions: presets })
    expect(answer.verdicts.map(({ isTaken }: any) => isTaken)).toEqual([false, false, true, false, false, false])
    expect(answer.verdicts[2].reasons).toEqual([])
    expect(answer.verdicts[3].reasons).toEqual(['type must be "screen", and here it is "page".'])
    expect(answer.fields).toBeUndefined()
  })

  it('counts the events of a batch that each trigger takes', async () => {
    const { answer } = await running.ask('/page/taken', {
      events: [clicked, { type: 'page' }, { ...clicked, event: 'Order Completed' }, clicked],
      triggers: [...presets.map(({ trigger }) => trigger), 'type = ']
    })
    expect(answer).toEqual({ taken: [2, 1, 1, 0, 0, 0, 0] })
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
    ['no event', { subscriptions: [] }],
    ['an event that is none', { event: 3, subscriptions: [] }],
    ['a subscription without a mapping', { event: {}, subscriptions: [{ name: 'a', action: 'b', trigger: 'c' }] }],
    ['a negative position', { event: {}, subscriptions: [], shown: -1 }]
  ])('refuses %s', async (_case, question) => {
    const { status, answer } = await running.ask('/page/preview', question)
    expect(status).toBe(400)
    expect(answer.error).toMatch(/body/i)
  })

  it('says of an action that does not exist that it does not', async () => {
    const { answer } = await running.ask('/page/preview', {
      event: clicked,
      subscriptions: [subscription({}, 'logNothing')],
      shown: 0
    })
    expect(answer.verdicts[0].problems.join()).toMatch(/logNothing/)
    expect(answer.fields).toBeUndefined()
  })
})

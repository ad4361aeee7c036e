import type { JSONObject } from '@segment/actions-core'
import nock from 'nock'
import { eitherWay } from './support/either-way'
import { eventsOf } from './support/sent'

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

const ACTIONS = ['logEvent', 'logPage', 'logPurchase', 'identifyUser', 'groupIdentify']

describe('The library (C10)', () => {
  it.each(ACTIONS)('is segment for %s, whatever library made the call', async (action) => {
    const context = { library: { name: 'analytics-node', version: '6.2.0' } }
    const { events } = await eitherWay(action, { context, groupId: 'group-1' })
    expect(events).toMatchObject([{ library: 'segment' }])
  })

  it.each(ACTIONS)('is what is mapped for %s, where the mapping is to be used', async (action) => {
    const call = { context: { library: { name: 'analytics-node' } }, groupId: 'group-1' }
    const library2 = { behavior: 'use_mapping', mapping: { '@path': '$.context.library.name' } }
    const { events } = await eitherWay(action, call, { library2 })
    expect(events).toMatchObject([{ library: 'analytics-node' }])
    expect(events[0]).not.toHaveProperty('library2')
  })

  it('is on every event of a call', async () => {
    const call = { groupId: 'group-1', traits: { seats: 2 } }
    const mapping = { group_type: 'org', group_value: 'Acme' }
    const { events } = await eitherWay('groupIdentify', call, mapping)
    expect(events).toMatchObject([{ library: 'segment' }, { library: 'segment' }])
    const library2 = { behavior: 'use_mapping', mapping: 'mine' }
    const { events: mapped } = await eitherWay('groupIdentify', call, { ...mapping, library2 })
    expect(mapped).toMatchObject([{ library: 'mine' }, { library: 'mine' }])
  })

  it.each([
    ['a name that JavaScript knows', '__proto__', '__proto__'],
    ['any script', 'bibliothèque 商', 'bibliothèque 商'],
    ['a number', 0, '0'],
    ['a long name', 'x'.repeat(10_000), 'x'.repeat(10_000)]
  ])('may be %s', async (_, mapping, library) => {
    const { events } = await eitherWay('logEvent', {}, { library2: { behavior: 'use_mapping', mapping } })
    expect(events).toMatchObject([{ library }])
  })

  it.each<[JSONObject | null]>([
    [null],
    [{}],
    [{ behavior: 'auto' }],
    [{ behavior: 'auto', mapping: 'mine' }],
    [{ behavior: null, mapping: 'mine' }],
    [{ mapping: 'mine' }],
    [{ behavior: 'use_mapping' }],
    [{ behavior: 'use_mapping', mapping: null }],
    [{ behavior: 'use_mapping', mapping: '' }],
    [{ behavior: 'use_mapping', mapping: 'half \ud83d' }],
    [{ behavior: 'use_mapping', mapping: { '@path': '$.context.library.name' } }]
  ])('is segment with %j and a call that names none', async (library2) => {
    const { events } = await eitherWay('logEvent', { context: { library: {} } }, { library2 })
    expect(events).toMatchObject([{ library: 'segment' }])
  })

  it('that only tells the platform is not sent', async () => {
    const { events } = await eitherWay('logEvent', {}, { library: 'analytics-ios' })
    expect(events).toMatchObject([{ library: 'segment', platform: 'iOS' }])
  })
})

describe('The tracking plan (C12)', () => {
  const PLAN = { branch: 'main', source: 'web', version: '3' }

  it.each(ACTIONS)('%s names it where it is mapped', async (action) => {
    const [event] = await eventsOf(action, { groupId: 'group-1' }, { plan: PLAN })
    expect(event.plan).toEqual(PLAN)
  })

  it.each(ACTIONS)('%s names none by default', async (action) => {
    const [event] = await eventsOf(action, { groupId: 'group-1' })
    expect(event).not.toHaveProperty('plan')
  })

  it.each([
    ['some of it', { version: '3' }, { version: '3' }],
    ['a version that is a number', { version: 3 }, { version: '3' }],
    ['null beside a value', { branch: null, version: '3' }, { version: '3' }],
    ['keys that are none', { version: '3', color: 'blue' }, { version: '3' }]
  ])('takes %s', async (_, plan, expected) => {
    const [event] = await eventsOf('logEvent', {}, { plan })
    expect(event.plan).toEqual(expected)
  })

  it.each<[JSONObject | null]>([[{}], [null], [{ branch: null }]])('is left out where it is %j', async (plan) => {
    const [event] = await eventsOf('logEvent', {}, { plan })
    expect(event).not.toHaveProperty('plan')
  })
})

describe('The partner (C12)', () => {
  it.each(ACTIONS)('%s names it on every event where it is mapped, and else none', async (action) => {
    const call = { groupId: 'group-1', traits: { seats: 2 } }
    const mapping = { group_type: 'org', group_value: 'Acme' }
    const { events } = await eitherWay(action, call, { ...mapping, partner_id: 'partner-1' })
    expect(events.map(({ partner_id }) => partner_id as unknown)).toEqual(events.map(() => 'partner-1'))
    for (const event of await eventsOf(action, call, mapping)) expect(event).not.toHaveProperty('partner_id')
  })

  it.each([
    [7, '7'],
    [0, '0'],
    ['größe 🙂', 'größe 🙂'],
    ['__proto__', '__proto__'],
    ['x'.repeat(5000), 'x'.repeat(5000)]
  ])('may be %.20p', async (partner_id, sent) => {
    const { events } = await eitherWay('logEvent', {}, { partner_id })
    expect(events).toMatchObject([{ partner_id: sent }])
  })

  it.each([null, '', 'half \ud83d', { '@path': '$.properties.none' }])(
    'is left out where it is %j',
    async (partner_id) => {
      const { events } = await eitherWay('logEvent', {}, { partner_id })
      expect(events).toHaveLength(1)
      expect(events[0]).not.toHaveProperty('partner_id')
    }
  )
})

describe('Where the event came from (C12)', () => {
  it.each(ACTIONS)('%s names Segment', async (action) => {
    const [event] = await eventsOf(action, { groupId: 'group-1' })
    expect(event.ingestion_metadata).toMatchObject({ source_name: expect.stringMatching(/segment/i) })
  })

  it('holds only what Amplitude documents', async () => {
    const [event] = await eventsOf('logEvent', {})
    const documented = ['source_name', 'source_version']
    expect(Object.keys(event.ingestion_metadata as object).filter((key) => !documented.includes(key))).toEqual([])
  })
})

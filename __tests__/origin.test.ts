import type { JSONObject } from '@segment/actions-core'
import nock from 'nock'
import { eventsOf } from './support/sent'

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

const ACTIONS = ['logEvent', 'logPage', 'logPurchase', 'identifyUser', 'groupIdentify']

describe('The library (C10)', () => {
  it.each(ACTIONS)('%s names the one that made the call', async (action) => {
    const context = { library: { name: 'analytics-node', version: '6.2.0' } }
    const [event] = await eventsOf(action, { context, groupId: 'group-1' })
    expect(event.library).toBe('analytics-node')
  })

  it.each([{}, { library: null }, { library: {} }, { library: { name: null } }, { library: { name: '' } }])(
    'is segment with the context %j',
    async (context) => {
      const [event] = await eventsOf('logEvent', { context })
      expect(event.library).toBe('segment')
    }
  )

  it.each(['__proto__', 'constructor', 'bibliothèque'])('is %s, if it says so', async (name) => {
    const [event] = await eventsOf('logEvent', { context: { library: { name } } })
    expect(event.library).toBe(name)
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

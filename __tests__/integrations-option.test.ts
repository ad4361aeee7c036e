import { createTestEvent, createTestIntegration } from '@segment/actions-core'
import nock from 'nock'
import destination from '../src'
import { sendBatch } from './support/send-batch'
import { eventsOf, requestsOf, acceptEverything, settings } from './support/sent'

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

const ACTIONS = ['logEvent', 'logPage', 'logPurchase', 'identifyUser', 'groupIdentify']

/** How calls choose their destinations. The classic one is switched off while a source moves over to this one. */
const SWITCHES = [
  { Amplitude: false },
  { Amplitude: true },
  { 'Actions Amplitude': true, Amplitude: false },
  { All: false, 'Actions Amplitude': true },
  { 'Actions Amplitude': {}, Amplitude: false },
  { 'Actions Amplitude': null, Amplitude: null },
  { 'Actions Amplitude': 'on', Amplitude: 1 },
  { 'Actions Amplitude': [], Amplitude: [{ session_id: 1577871000 }] },
  { All: null },
  {}
]

describe('A call that merely switches destinations on and off (C4, C11)', () => {
  it.each(ACTIONS.flatMap((action) => SWITCHES.map((integrations) => [action, integrations] as const)))(
    '%s is sent as if it had no options, with %j',
    async (action, integrations) => {
      const plain = { groupId: 'group-1', name: 'Home' }
      expect(await eventsOf(action, { ...plain, integrations })).toEqual(await eventsOf(action, plain))
    }
  )

  it.each(SWITCHES)('maps users as if it had no options, with %j', async (integrations) => {
    const [{ body }] = await requestsOf('mapUser', { previousId: 'user-old', userId: 'user-new', integrations })
    expect(body.mapping).toEqual([{ user_id: 'user-old', global_user_id: 'user-new' }])
  })

  it.each(SWITCHES)('is delivered in a batch, with %j', async (integrations) => {
    const requests = acceptEverything()
    await createTestIntegration(destination).testBatchAction('logEvent', {
      events: [createTestEvent({ event: 'Clicked', integrations } as never)],
      settings,
      useDefaultMappings: true
    })
    expect(requests.flatMap(({ body }) => body.events as unknown[])).toMatchObject([{ event_type: 'Clicked' }])
  })
})

describe('An option that a hostile caller makes up', () => {
  const HOSTILE: object[] = [
    { Amplitude: { toString: 'x', session_id: 1577871000 } },
    { Amplitude: { groups: { toString: 'x', valueOf: 1 } } },
    { Amplitude: { session_id: { toString: 1 } } },
    { 'Actions Amplitude': { event_id: { valueOf: null, toString: null } } }
  ]

  it.each(HOSTILE)('does not touch the other events of the batch, with %j', async (integrations) => {
    const requests = acceptEverything()
    const integration = createTestIntegration(destination)
    await integration.testBatchAction('logEvent', {
      events: [createTestEvent({ event: 'Hostile', integrations } as never), createTestEvent({ event: 'Clicked' })],
      settings,
      useDefaultMappings: true
    })
    expect(integration.results[0].multistatus?.[1]).toMatchObject({ status: 200 })
    expect(requests.flatMap(({ body }) => body.events as unknown[])).toContainEqual(
      expect.objectContaining({ event_type: 'Clicked' })
    )
  })
})

describe('An integrations object that is none', () => {
  it.each([null, undefined, ''])('is no option where it is %j', async (integrations) => {
    const { statuses, events } = await sendBatch('logEvent', [{ integrations }])
    expect(statuses).toEqual([200])
    expect(events).toMatchObject([{ event_type: 'Test Event' }])
  })
})

import { createTestEvent, createTestIntegration } from '@segment/actions-core'
import nock from 'nock'
import destination from '../src'
import { eitherWay } from './support/either-way'
import { sendBatch } from './support/send-batch'
import { acceptEverything, settings } from './support/sent'

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

const ACTIONS = Object.keys(destination.actions)
const CALL = { type: 'page', event: 'Clicked', name: 'Home', groupId: 'group-1', previousId: 'user-old' }

const respect = { respect_classic_integrations: true }
const SWITCHED_OFF = { Amplitude: false }

/** What becomes of a call, alone and in a batch: the number of its requests. */
async function requestsOf(action: string, integrations: unknown, mapping: object = respect): Promise<number> {
  const { requests, message } = await eitherWay(action, { ...CALL, integrations }, mapping as never)
  expect(message).toBeUndefined()
  return requests.length
}

describe('Respecting the switch of the classic destination', () => {
  it.each(ACTIONS)('%s passes over a call that is kept away from it, alone and in a batch', async (action) => {
    expect(await requestsOf(action, SWITCHED_OFF)).toBe(0)
  })

  it.each(ACTIONS)('%s sends such a call where it is not asked for, as by default', async (action) => {
    expect(await requestsOf(action, SWITCHED_OFF, {})).toBe(1)
    expect(await requestsOf(action, SWITCHED_OFF, { respect_classic_integrations: false })).toBe(1)
  })

  it.each([
    undefined,
    null,
    {},
    { Amplitude: true },
    { Amplitude: {} },
    { Amplitude: { session_id: 1577871000 } },
    { Amplitude: null },
    { Amplitude: 0 },
    { Amplitude: '' },
    { Amplitude: 'false' },
    { amplitude: false },
    { All: false },
    { All: false, 'Actions Amplitude': true },
    { 'Actions Amplitude': false },
    { Amplitude: false, 'Actions Amplitude': true }
  ])('sends a call with %j', async (integrations) => {
    expect(await requestsOf('logEvent', integrations)).toBe(1)
  })

  it.each([
    { Amplitude: false, 'Actions Amplitude': { session_id: 1577871000 } },
    { Amplitude: false, 'Actions Amplitude': {} },
    { Amplitude: false, 'Actions Amplitude': false },
    { Amplitude: false, 'Actions Amplitude': null },
    { Amplitude: false, All: true }
  ])('passes over a call with %j, which does not name this destination with true', async (integrations) => {
    expect(await requestsOf('logEvent', integrations)).toBe(0)
  })

  it('has no effect where the integrations object is not mapped', async () => {
    expect(await requestsOf('logEvent', SWITCHED_OFF, { ...respect, integrations: null })).toBe(1)
  })

  it('passes over a call that would be rejected otherwise', async () => {
    const { requests, message } = await eitherWay(
      'logEvent',
      { event: 'Clicked', userId: 'u1', timestamp: 'yesterday evening', integrations: SWITCHED_OFF },
      respect
    )
    expect({ requests, message }).toEqual({ requests: [], message: undefined })
  })

  it('reports it as a success that sent nothing, and why, and delivers the others of the batch', async () => {
    const { results, events } = await sendBatch(
      'logEvent',
      [
        { event: 'First' },
        { event: 'Second', integrations: SWITCHED_OFF },
        { event: ' ' },
        { event: 'Fourth', integrations: SWITCHED_OFF },
        { event: 'Last' }
      ],
      respect
    )
    expect(events.map(({ event_type }) => event_type as string)).toEqual(['First', 'Last'])
    expect(results.map(({ status }) => status as number)).toEqual([200, 200, 400, 200, 200])
    expect(results[1]).toMatchObject({ sent: {}, body: expect.stringContaining('integrations.Amplitude is false') })
  })

  it('answers a single call with why nothing was sent', async () => {
    const requests = acceptEverything()
    const integration = createTestIntegration(destination)
    await integration.testAction('logEvent', {
      event: createTestEvent({ event: 'Clicked', integrations: SWITCHED_OFF }),
      mapping: respect,
      settings,
      useDefaultMappings: true
    })
    expect(requests).toEqual([])
    expect(integration.results).toContainEqual(
      expect.objectContaining({ data: expect.stringContaining('integrations.Amplitude is false') })
    )
  })

  it.each(ACTIONS)('is hidden in %s, and off', (action) => {
    expect(destination.actions[action].fields.respect_classic_integrations).toMatchObject({
      type: 'boolean',
      unsafe_hidden: true,
      default: false
    })
  })
})

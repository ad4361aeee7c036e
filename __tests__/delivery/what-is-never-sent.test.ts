import type { Channel, Item } from '../../src/amplitude/channel'
import { ingestionChannel, userMappingChannel } from '../../src/amplitude/channel'
import { deliver } from '../../src/amplitude/deliver'
import { inOrder } from '../../src/amplitude/in-order'
import { newBudget } from '../../src/amplitude/budget'
import type { Reply } from '../support/answering-client'
import { answeringClient } from '../support/answering-client'
import { settings } from '../support/sent'

const httpV2 = ingestionChannel(settings, { batch: false })
const mappings = userMappingChannel(settings)

/** One event a request. */
const oneByOne: Channel = { ...httpV2, limits: { ...httpV2.limits, maxItems: 1 } }
const twoByTwo: Channel = { ...httpV2, limits: { ...httpV2.limits, maxItems: 2 } }

const eventOf = (user: string, number = 0): Item => ({
  event_type: 'Tested',
  user_id: `user-${user}`,
  insert_id: `insert-${user}-${number}`,
  event_properties: { number }
})

/** A client that answers as it is told, and the users of each request that it got, or its text. */
function clientThat(answers: (number: number) => Reply) {
  const { request, bodies } = answeringClient(answers)
  return { request, sent: () => bodies.map((text) => text.match(/user-\w+/g) ?? [text]) }
}

const accepting = () => clientThat(() => accepted(1))
const accepted = (events: number): Reply => ({ status: 200, data: { code: 200, events_ingested: events } })
const timeout = () => Object.assign(new Error('late'), { code: 'ETIMEDOUT' })

describe('What is never sent, and says so', () => {
  it('is an event that is nested too deeply to be written as JSON, and none of its neighbours', async () => {
    let deep: object = {}
    for (let level = 0; level < 20_000; level++) deep = { deep }
    const { request, sent } = accepting()
    const outcomes = await deliver(request, settings, oneByOne, [
      { ...eventOf('deep'), event_properties: deep } as Item,
      eventOf('flat')
    ])
    expect(outcomes[0]).toEqual({
      status: 400,
      unsent: true,
      errortype: 'PAYLOAD_VALIDATION_FAILED',
      message: 'The event cannot be written as JSON, as its values are nested too deeply. Send flatter properties.'
    })
    expect(outcomes[1].status).toBe(200)
    expect(sent()).toEqual([['user-flat']])
  })

  it.each([
    [
      httpV2,
      1_000_036,
      'as JSON',
      'HTTP V2 API',
      'Send fewer or shorter properties, or set use_batch_endpoint, which takes larger requests.'
    ],
    [
      { ...httpV2, ...ingestionChannel(settings, { batch: true }), limits: httpV2.limits },
      1_000_036,
      'as JSON',
      'Batch API',
      'Send fewer or shorter properties.'
    ]
  ])('is an event that is larger than a request may be', async (channel, bytes, as, api, remedy) => {
    const { request, sent } = accepting()
    const text = 'x'.repeat(1_000_000)
    const outcomes = await deliver(request, settings, channel, [{ event_type: 'Tested', user_id: text }])
    expect(outcomes).toEqual([
      {
        status: 413,
        unsent: true,
        message: `The event has ${bytes} bytes ${as}, and Amplitude's ${api} takes at most 999999 in a request. ${remedy}`
      }
    ])
    expect(sent()).toEqual([])
  })

  it('is a mapping that is larger than that in its form', async () => {
    const { request } = accepting()
    const item = { user_id: 'x'.repeat(1_000_000), global_user_id: 'y' }
    const bytes = encodeURIComponent(JSON.stringify(item)).length
    expect(await deliver(request, settings, mappings, [item])).toEqual([
      {
        status: 413,
        unsent: true,
        message: `The mapping has ${bytes} bytes in the form, and Amplitude's User Mapping API takes at most 999999 in a request. Send shorter ids.`
      }
    ])
  })

  it('is what comes after a refusal of the whole project', async () => {
    const { request, sent } = clientThat(() => ({ status: 401, data: 'Unauthorized' }))
    const [first, second] = await deliver(request, settings, oneByOne, [eventOf('a'), eventOf('b')])
    expect(first).toMatchObject({ status: 401, errortype: 'INVALID_AUTHENTICATION', body: 'Unauthorized' })
    expect(second).toEqual({
      status: 401,
      errortype: 'INVALID_AUTHENTICATION',
      message: (first as { message: string }).message,
      unsent: true
    })
    expect(sent()).toEqual([['user-a']])
  })

  it('is what comes after two requests that were not answered in time', async () => {
    const { request, sent } = clientThat(timeout)
    const outcomes = await deliver(
      request,
      settings,
      oneByOne,
      ['a', 'b', 'c'].map((user) => eventOf(user))
    )
    expect(outcomes.map(({ status }) => status)).toEqual([408, 408, 503])
    expect(outcomes[2]).toEqual({
      status: 503,
      unsent: true,
      message:
        'Amplitude did not answer other requests of this batch in time, so the event was not sent to its HTTP V2 API. It will be sent again later.'
    })
    expect(sent()).toHaveLength(2)
  })

  it('is not what comes after broken connections, however many', async () => {
    const { request, sent } = clientThat((number) => (number < 4 ? new Error('socket hang up') : accepted(1)))
    const outcomes = await deliver(
      request,
      settings,
      oneByOne,
      ['a', 'b', 'c', 'd'].map((user) => eventOf(user))
    )
    expect(outcomes.map(({ status }) => status)).toEqual([502, 502, 502, 200])
    expect(sent()).toHaveLength(4)
  })

  it('is what there is no request left for', async () => {
    const { request } = clientThat(() => ({ status: 400, data: { code: 400, error: 'Invalid event JSON' } }))
    const budget = { ...newBudget(), spendAgain: () => false }
    const outcomes = await deliver(request, settings, httpV2, [eventOf('a'), eventOf('b')], budget)
    const postponed = {
      status: 503,
      unsent: true,
      message:
        "Amplitude's HTTP V2 API refused so much of this batch piece by piece that no request was left for this event, which was not sent by itself. It will be sent again in another batch; what is at fault is reported and stays behind."
    }
    expect(outcomes).toEqual([postponed, postponed])
  })
})

describe('What waits for an earlier event of its user', () => {
  const BEHIND = {
    status: 503,
    unsent: true,
    message:
      'An earlier event of its user or device is to be sent again, so this one waits and was not sent. It will be sent again after it.'
  }

  it('is left out of the next request, which goes without it', async () => {
    const { request, sent } = clientThat((number) => (number === 1 ? { status: 503, data: 'Busy' } : accepted(1)))
    const events = [eventOf('a', 1), eventOf('b', 2), eventOf('a', 3), eventOf('c', 4)]
    const outcomes = await deliver(request, settings, twoByTwo, events, newBudget(), inOrder())
    expect(sent()).toEqual([['user-a', 'user-b'], ['user-c']])
    expect(outcomes.map(({ status }) => status)).toEqual([503, 503, 503, 200])
    expect(outcomes[2]).toEqual(BEHIND)
  })

  it('makes a request needless where nothing else is in it, and holds up none after it', async () => {
    const { request, sent } = clientThat((number) => (number === 1 ? { status: 503, data: 'Busy' } : accepted(2)))
    const events = ['a', 'b', 'a', 'b', 'c', 'd'].map((user, number) => eventOf(user, number))
    const outcomes = await deliver(request, settings, twoByTwo, events, newBudget(), inOrder())
    expect(sent()).toEqual([
      ['user-a', 'user-b'],
      ['user-c', 'user-d']
    ])
    expect(outcomes.map(({ status }) => status)).toEqual([503, 503, 503, 503, 200, 200])
  })

  it('goes on where the earlier one was refused for good', async () => {
    const { request, sent } = clientThat((number) => (number === 1 ? { status: 404, data: 'No' } : accepted(1)))
    const events = [eventOf('a', 1), eventOf('a', 2)]
    const outcomes = await deliver(request, settings, oneByOne, events, newBudget(), inOrder())
    expect(sent()).toHaveLength(2)
    expect(outcomes.map(({ status }) => status)).toEqual([404, 200])
  })
})

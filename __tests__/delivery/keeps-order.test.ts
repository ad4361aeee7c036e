import { createTestEvent, Destination } from '@segment/actions-core'
import nock from 'nock'
import destination from '../../src'
import { inOrder } from '../../src/amplitude/in-order'
import { settings } from '../support/sent'
import { call, mockAmplitude } from './mock-amplitude'
import { statusesOf } from './numbers'

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

/** Three calls of one user, of which each takes a request of its own; Amplitude has a fault at the first. */
async function statusesWith(features: Record<string, boolean>) {
  mockAmplitude((_request, number) => (number === 1 ? [503, {}] : undefined))
  const { logEvent } = new Destination(destination).actions
  const data = [0, 1].map((number) => ({
    ...createTestEvent(call(number, { properties: { text: 'x'.repeat(600_000) } }))
  }))
  return statusesOf(
    await logEvent.executeBatch({
      data,
      mapping: {
        event_type: 'Tested',
        user_id: { '@path': '$.userId' },
        event_properties: { '@path': '$.properties' }
      },
      settings,
      auth: undefined,
      features
    })
  )
}

describe('A batch that takes several requests', () => {
  it('has later events of a user wait for one that failed for now, where the flag amplitude-keeps-order asks for it', async () => {
    expect(await statusesWith({ 'amplitude-keeps-order': true })).toEqual([503, 503])
  })

  it('sends them all the same without it, as Segment keeps no order', async () => {
    expect(await statusesWith({})).toEqual([503, 200])
  })
})

describe('Where events of a user keep their order', () => {
  it.each([
    ['the same user', { user_id: 'user-1' }, { user_id: 'user-1' }, true],
    ['the same device', { device_id: 'device-1' }, { device_id: 'device-1', user_id: 'user-2' }, true],
    ['a device of the user’s id', { user_id: 'one-1' }, { device_id: 'one-1' }, false],
    ['another user', { user_id: 'user-1' }, { user_id: 'user-2' }, false],
    ['neither', {}, {}, false]
  ])('an event waits for one of %s: %j, %j → %s', (_, first, second, waits) => {
    const order = inOrder()
    order.note({ event_type: 'a', ...first }, { status: 503, message: '' })
    expect(order.waits({ event_type: 'b', ...second })).toBe(waits)
  })

  it.each([
    [200, false],
    [400, false],
    [429, true],
    [500, true],
    [501, false]
  ])('an event waits for one that will be sent again: %d → %s', (status, waits) => {
    const order = inOrder()
    order.note({ event_type: 'a', user_id: 'user-1' }, { status, message: '' })
    expect(order.waits({ event_type: 'b', user_id: 'user-1' })).toBe(waits)
  })

  it('what is no event never waits, as an order of mappings means nothing', () => {
    const order = inOrder()
    const mapping = { user_id: 'user-1', global_user_id: 'user-2' }
    order.note(mapping, { status: 503, message: '' })
    expect(order.waits({ event_type: 'a', user_id: 'user-1' })).toBe(false)
    order.note({ event_type: 'a', user_id: 'user-1' }, { status: 503, message: '' })
    expect(order.waits(mapping)).toBe(false)
  })
})

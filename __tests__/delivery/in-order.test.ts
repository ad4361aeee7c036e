import type { Item } from '../../src/amplitude/channel'
import { INDEPENDENT, inOrder } from '../../src/amplitude/in-order'

const eventOf = (ids: { user_id?: string; device_id?: string }): Item => ({ event_type: 'Tested', ...ids })
const FIRST = eventOf({ user_id: 'user-1', device_id: 'device-1' })

/** The order after the first event had an outcome of that status. */
function after(status: number) {
  const order = inOrder()
  order.note(FIRST, status === 200 ? { status, body: 'ok' } : { status, message: 'no' })
  return order
}

describe('Behind an event that is to be sent again', () => {
  it.each([
    ['of the same user and device', { user_id: 'user-1', device_id: 'device-1' }],
    ['of its user on another device', { user_id: 'user-1', device_id: 'device-2' }],
    ['of its user without a device', { user_id: 'user-1' }],
    ['of its device without a user', { device_id: 'device-1' }],
    ['of its device under another user', { user_id: 'user-2', device_id: 'device-1' }]
  ])('waits one %s', (_, ids) => {
    expect(after(503).waits(eventOf(ids))).toBe(true)
  })

  it.each([
    ['of others', { user_id: 'user-2', device_id: 'device-2' }],
    ['of a user whose id is that of its device', { user_id: 'device-1' }],
    ['of a device whose id is that of its user', { device_id: 'user-1' }],
    ['of nobody', {}]
  ])('goes one %s', (_, ids) => {
    expect(after(503).waits(eventOf(ids))).toBe(false)
  })

  it('goes what is no event', () => {
    const order = after(503)
    expect(order.waits({ user_id: 'user-1', global_user_id: 'user-2' })).toBe(false)
    order.note({ user_id: 'user-3', global_user_id: 'user-4' }, { status: 503, message: 'no' })
    expect(order.waits(eventOf({ user_id: 'user-3' }))).toBe(false)
    expect(order.waits({ user_id: 'user-3', global_user_id: 'user-5' })).toBe(false)
  })

  it('nobody waits who has no id at all, even for one of nobody', () => {
    const order = inOrder()
    order.note(eventOf({}), { status: 503, message: 'no' })
    expect(order.waits(eventOf({}))).toBe(false)
    expect(order.waits(eventOf({ user_id: 'undefined', device_id: 'undefined' }))).toBe(false)
  })
})

it.each([
  [200, false],
  [400, false],
  [413, false],
  [501, false],
  [408, true],
  [429, true],
  [500, true]
])('Behind one of the status %d another of its user waits: %s', (status, waits) => {
  expect(after(status).waits(FIRST)).toBe(waits)
})

it('Where no order is kept, nothing waits', () => {
  INDEPENDENT.note(FIRST, { status: 503, message: 'no' })
  expect(INDEPENDENT.waits(FIRST)).toBe(false)
})

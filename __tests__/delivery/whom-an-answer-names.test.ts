import type { Item } from '../../src/amplitude/channel'
import {
  isOverQuota,
  positionsIn,
  silencedPositions,
  throttledPositions,
  valueOf
} from '../../src/amplitude/named-positions'

const ITEMS: Item[] = [
  { event_type: 'a', user_id: 'user-1', device_id: 'device-1' },
  { event_type: 'b', user_id: 'user-2' },
  { event_type: 'c', device_id: 'device-1' },
  { event_type: 'd', user_id: 'device-1', device_id: 'user-1' }
]

/** An answer in a form that is not documented. */
const odd = (body: object) => body as never

describe('Whom an answer throttles', () => {
  it.each([
    ['by position', { throttled_events: [1, 2] }, [1, 2]],
    ['by user', { throttled_users: { 'user-1': 5 } }, [0]],
    ['by device', { throttled_devices: { 'device-1': 5 } }, [0, 2]],
    ['by both', { throttled_users: { 'user-2': 5 }, throttled_devices: { 'user-1': 5 } }, [1, 3]],
    ['by position alone where there is one', { throttled_events: [2], throttled_users: { 'user-2': 5 } }, [2]],
    ['by user where no position is one', { throttled_events: [], throttled_users: { 'user-2': 5 } }, [1]],
    ['by the quota of a user', { exceeded_daily_quota_users: { 'user-2': 5 } }, [1]],
    [
      'by the quota of a device beside positions',
      { throttled_events: [1], exceeded_daily_quota_devices: { 'device-1': 5 } },
      [0, 1, 2]
    ],
    ['nobody by the name of what they lack', { throttled_users: { undefined: 5 } }, []],
    [
      'nobody by what users and devices have from elsewhere',
      { throttled_users: {}, throttled_devices: odd(['user-1']) },
      []
    ]
  ])('%s', (_, body, positions) => {
    expect([...throttledPositions(body, ITEMS)].sort()).toEqual(positions)
  })
})

describe('Who is over a daily quota', () => {
  it.each([
    ['the user', { exceeded_daily_quota_users: { 'user-1': 9 } }, [true, false, false, false]],
    ['the device', { exceeded_daily_quota_devices: { 'device-1': 9 } }, [true, false, true, false]],
    ['nobody', {}, [false, false, false, false]]
  ])('%s', (_, body, over) => {
    expect(ITEMS.map((item) => isOverQuota(body, item))).toEqual(over)
  })
})

describe('Whom an answer silences', () => {
  it.each([
    ['by position', { silenced_events: [3] }, [3]],
    ['by device', { silenced_devices: ['device-1'] }, [0, 2]],
    ['by position alone where there is one', { silenced_events: [3], silenced_devices: ['device-1'] }, [3]],
    ['by device where no position is one', { silenced_events: [9], silenced_devices: ['device-1'] }, [0, 2]],
    ['nobody by what is no device', odd({ silenced_devices: [7, null, { 'device-1': 1 }, 'user-2'] }), []],
    ['nobody by what no text can be made of', odd({ silenced_devices: [{ toString: 1 }] }), []],
    ['nobody by what is no list', odd({ silenced_devices: { 'device-1': 1 } }), []]
  ])('%s', (_, body, positions) => {
    expect(silencedPositions(body, ITEMS)).toEqual(positions)
  })
})

it('A position is a whole number within the request', () => {
  expect(positionsIn([0, 3, 4, -1, 1.5, '2', null, NaN], ITEMS)).toEqual([0, 3])
  expect(positionsIn({ 0: 1 }, ITEMS)).toEqual([])
})

it('A field is that of the item, and nothing that all objects have', () => {
  expect(valueOf(ITEMS[0], 'user_id')).toBe('user-1')
  expect(valueOf(ITEMS[0], 'toString')).toBeUndefined()
  expect(valueOf(ITEMS[1], 'device_id')).toBeUndefined()
})

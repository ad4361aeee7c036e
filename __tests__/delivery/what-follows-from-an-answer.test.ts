import type { Item } from '../../src/amplitude/channel'
import type { Attempt } from '../../src/amplitude/conclude'
import { conclude } from '../../src/amplitude/conclude'
import type { Failure } from '../../src/amplitude/outcome'
import type { Parcel } from '../../src/amplitude/pack'
import { range } from './numbers'

const EVENT: Item = { event_type: 'Tested', user_id: 'user-1234', insert_id: 'insert-1' }

const parcelsOf = (count: number, item: Item = EVENT): Parcel[] =>
  range(count).map((position) => ({ item, position, bytes: 100 }))

const attemptOf = (count: number, more: Partial<Attempt> = {}): Attempt => ({
  parcels: parcelsOf(count),
  refusals: 0,
  ...more
})

/** Positions of what is sent again, by request. */
const positionsOf = (again: Attempt[]) => again.map(({ parcels }) => parcels.map(({ position }) => position))

const body = { code: 200, events_ingested: 1 }
const busy: Failure = { status: 503, message: 'busy' }
const throttled: Failure = { status: 429, message: 'slow down' }

describe('After a success', () => {
  it('all is delivered', () => {
    const attempt = attemptOf(2)
    const [first, second] = attempt.parcels
    const delivered = { status: 200, body }
    expect(conclude({ kind: 'delivered', body }, attempt)).toEqual({
      outcomes: [
        [first, delivered],
        [second, delivered]
      ],
      again: []
    })
  })

  it('that counts too few, all are sent once more, with that answer kept', () => {
    const attempt = attemptOf(2, { refusals: 1 })
    expect(conclude({ kind: 'partial', body }, attempt)).toEqual({
      outcomes: [],
      again: [{ parcels: attempt.parcels, refusals: 1, recounted: body }]
    })
  })

  it.each<[string, Attempt]>([
    ['they were sent once more before', attemptOf(1, { recounted: body })],
    [
      'one of them would count twice',
      { refusals: 0, parcels: [...parcelsOf(1), ...parcelsOf(1, { event_type: 'a' })] }
    ],
    [
      'what they are has no id to be told by',
      { refusals: 0, parcels: parcelsOf(1, { user_id: 'user-1', global_user_id: 'user-2' }) }
    ]
  ])('that counts too few, all are delivered where %s', (_, attempt) => {
    const { outcomes, again } = conclude({ kind: 'partial', body }, attempt)
    expect(outcomes).toEqual(attempt.parcels.map((parcel) => [parcel, { status: 200, body }]))
    expect(again).toEqual([])
  })
})

describe('After a failure of all', () => {
  it('each has it', () => {
    const attempt = attemptOf(2)
    const { outcomes, again } = conclude({ kind: 'failed', failure: busy }, attempt)
    expect(outcomes).toEqual(attempt.parcels.map((parcel) => [parcel, busy]))
    expect(again).toEqual([])
  })

  it.each([
    ['throttling is their own doing: they are delivered', throttled, { status: 200, body }],
    ['any other is what became of them', busy, busy]
  ])('that were sent once more only to be counted, %s', (_, failure, expected) => {
    const attempt = attemptOf(1, { recounted: body })
    expect(conclude({ kind: 'failed', failure }, attempt).outcomes).toEqual([[attempt.parcels[0], expected]])
    const named = conclude({ kind: 'named', failures: new Map([[0, failure]]) }, attempt)
    expect(named.outcomes).toEqual([[attempt.parcels[0], expected]])
  })

  it('throttling is what became of them where they were sent for the first time', () => {
    const [[, outcome]] = conclude({ kind: 'failed', failure: throttled }, attemptOf(1)).outcomes
    expect(outcome).toBe(throttled)
  })
})

describe('After a refusal that names some', () => {
  const failures = new Map([
    [2, busy],
    [0, throttled]
  ])

  it('those have their failures, and the others are sent again in one request', () => {
    const attempt = attemptOf(5)
    const { outcomes, again } = conclude({ kind: 'named', failures }, attempt)
    expect(outcomes).toEqual([
      [attempt.parcels[2], busy],
      [attempt.parcels[0], throttled]
    ])
    expect(again).toEqual([{ parcels: [1, 3, 4].map((position) => attempt.parcels[position]), refusals: 1 }])
  })

  it('the others are sent again in halves from the second time on', () => {
    const { again } = conclude({ kind: 'named', failures }, attemptOf(5, { refusals: 1, recounted: body }))
    expect(positionsOf(again)).toEqual([[1, 3], [4]])
    for (const { refusals, recounted } of again) expect([refusals, recounted]).toEqual([2, body])
  })

  it('a single other one is sent again as it is', () => {
    const { again } = conclude({ kind: 'named', failures }, attemptOf(3, { refusals: 1 }))
    expect(positionsOf(again)).toEqual([[1]])
  })

  it('nothing is sent again where it names all', () => {
    const all = new Map(range(2).map((position) => [position, busy]))
    expect(conclude({ kind: 'named', failures: all }, attemptOf(2)).again).toEqual([])
    expect(conclude({ kind: 'named', failures: all }, attemptOf(2, { refusals: 1 })).again).toEqual([])
  })
})

describe('After a refusal that names none', () => {
  it.each(['narrow', 'suspect'] as const)('the one that was alone has it, where it is a reason to %s', (kind) => {
    const attempt = attemptOf(1)
    expect(conclude({ kind, failure: busy }, attempt)).toEqual({ outcomes: [[attempt.parcels[0], busy]], again: [] })
  })

  it('of one of them, all are sent again in halves, ever smaller', () => {
    const { outcomes, again } = conclude({ kind: 'narrow', failure: busy }, attemptOf(3, { halved: true, refusals: 1 }))
    expect(outcomes).toEqual([])
    expect(positionsOf(again)).toEqual([[0, 1], [2]])
    for (const { refusals, halved } of again) expect([refusals, halved]).toEqual([1, true])
  })

  it('that may be the doing of one of them, all are sent again in halves, once', () => {
    const attempt = attemptOf(2)
    const { outcomes, again } = conclude({ kind: 'suspect', failure: busy }, attempt)
    expect(outcomes).toEqual([])
    expect(again).toEqual(attempt.parcels.map((parcel) => ({ parcels: [parcel], refusals: 0, halved: true })))
    const halves = attemptOf(2, { halved: true })
    expect(conclude({ kind: 'suspect', failure: busy }, halves)).toEqual({
      outcomes: halves.parcels.map((parcel) => [parcel, busy]),
      again: []
    })
  })
})

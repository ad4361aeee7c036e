import type { Call, EventOutcome } from '../api'
import {
  countStandings,
  eventResults,
  EVERYTHING,
  matchingResults,
  reasonsOf,
  toNdjson
} from '../client/result/event-results'

const ok = (event: number): EventOutcome => ({ event, status: 200, delivered: true, fields: {} })
const failed = (event: number, status: number, message: string): EventOutcome => ({
  event,
  status,
  delivered: false,
  message,
  fields: {}
})
const call = (subscription: string, ...outcomes: EventOutcome[]): Call => ({
  position: 0,
  subscription,
  action: 'logEvent',
  exchanges: [],
  unanswered: [],
  outcomes
})
const events = Array.from({ length: 5 }, (_, at) => ({ type: 'track', event: `Event ${at}`, userId: `user-${at}` }))
const calls = [
  call('Track Calls', ok(0), failed(1, 400, 'The price "a" is none.'), failed(2, 503, 'Busy since 12 s.')),
  call('Other Calls', ok(1), failed(2, 503, 'Busy since 9 s.'), failed(3, 400, 'The price "b\\"c" is none.'))
]
const results = eventResults({ events, calls })

describe('what became of the events of a sending', () => {
  it('counts each event once, by the worst that became of it, and those that nothing took', () => {
    expect(results.map(({ standing }) => standing)).toEqual(['delivered', 'refused', 'retried', 'refused', 'untaken'])
    expect(countStandings(results)).toEqual({ delivered: 1, refused: 2, retried: 1, untaken: 1 })
  })

  it.each([
    [408, 'retried'],
    [429, 'retried'],
    [500, 'retried'],
    [501, 'refused'],
    [413, 'refused']
  ])('tells what Segment sends again from what it gives up: %s', (status, standing) => {
    const [{ standing: told }] = eventResults({ events: events.slice(0, 1), calls: [call('A', failed(0, status, ''))] })
    expect(told).toBe(standing)
  })

  it('puts failures together that differ in values only, the most frequent first', () => {
    expect(reasonsOf(results).map(({ pattern, count, isSame }) => [pattern, count, isSame])).toEqual([
      ['400 The price "…" is none.', 2, false],
      ['503 Busy since # s.', 2, false]
    ])
    const same = eventResults({
      events,
      calls: [call('A', failed(0, 400, 'No "x".'), failed(1, 400, 'No "x".'), failed(2, 401, 'No "x".'))]
    })
    expect(reasonsOf(same)).toMatchObject([
      { message: 'No "x".', isSame: true, count: 2 },
      { status: 401, count: 1 }
    ])
  })

  it('can be narrowed by standing, reason, subscription and words', () => {
    const found = (filter: object) => matchingResults(results, { ...EVERYTHING, ...filter }).map(({ event }) => event)
    expect(found({})).toEqual([0, 1, 2, 3, 4])
    expect(found({ standing: 'refused' })).toEqual([1, 3])
    expect(found({ reason: reasonsOf(results)[0].pattern })).toEqual([1, 3])
    expect(found({ call: 1 })).toEqual([1, 2, 3])
    expect(found({ text: 'event OTHER' })).toEqual([1, 2, 3])
    expect(found({ text: '#5' })).toEqual([4])
    expect(found({ text: 'busy nobody' })).toEqual([])
  })

  it('is a line of JSON for each event, also where values have line breaks', () => {
    const strange = [{ type: 'track', event: 'a\nb', userId: 'ü' }, {}]
    const lines = toNdjson(eventResults({ events: strange, calls: [call('A', ok(0))] }), strange).split('\n')
    expect(lines).toHaveLength(3)
    expect(JSON.parse(lines[0])).toEqual({
      line: 1,
      type: 'track',
      event: 'a\nb',
      userId: 'ü',
      outcome: 'delivered',
      subscriptions: [{ subscription: 'A', status: 200, delivered: true }]
    })
    expect(JSON.parse(lines[1])).toEqual({ line: 2, outcome: 'untaken', subscriptions: [] })
    expect(lines[2]).toBe('')
  })
})

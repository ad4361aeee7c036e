import { changesBetween } from '../client/amplitude/changes'
import { revenueOf, revenueOverTime } from '../client/amplitude/revenue'

describe('what a sending changed of a user', () => {
  it('is told by property: added, changed, removed, and not at all where it stayed', () => {
    const changes = changesBetween({ plan: 'Basic', city: 'Oslo', seats: [1] }, { plan: 'Pro', seats: [1], age: 3 })
    expect([...changes]).toEqual([
      ['plan', { kind: 'changed', before: 'Basic', after: 'Pro' }],
      ['age', { kind: 'added', after: 3 }],
      ['city', { kind: 'removed', before: 'Oslo' }]
    ])
  })

  it('is all new of a user that was not there', () => {
    expect([...changesBetween(undefined, { plan: 'Pro' }).keys()]).toEqual(['plan'])
  })

  it('is right for names that every object has', () => {
    expect([...changesBetween({ constructor: 1 }, { toString: 2 })]).toEqual([
      ['toString', { kind: 'added', after: 2 }],
      ['constructor', { kind: 'removed', before: 1 }]
    ])
  })
})

describe('the revenue of the session', () => {
  it('is that of each event as Amplitude counts it', () => {
    expect(revenueOf({ revenue: 5, price: 2 })).toBe(5)
    expect(revenueOf({ price: 2, quantity: 3 })).toBe(6)
    expect(revenueOf({ price: 2 })).toBe(2)
    expect(revenueOf({ revenue: 0 })).toBe(0)
    expect(revenueOf({ revenue: '5' })).toBeUndefined()
    expect(revenueOf({})).toBeUndefined()
  })

  it('grows event by event, and falls with a refund', () => {
    const events = [
      { event_type: 'Paid', revenue: 5 },
      { event_type: 'Clicked' },
      { event_type: 'Refunded', revenue: -2 }
    ]
    const points = revenueOverTime(
      events.map((event) => ({ event, at: 0 })),
      3
    )
    expect(points.map(({ event, total }) => [event, total])).toEqual([
      ['Paid', 5],
      ['Refunded', 3]
    ])
  })

  it('begins with what came before the events that are shown, and is no longer than cents', () => {
    const events = [0.1, 0.2].map((revenue) => ({ event: { event_type: 'Paid', revenue }, at: 0 }))
    expect(revenueOverTime(events, 100.3).map(({ total }) => total)).toEqual([100.1, 100.3])
  })
})

import type { EventView } from '../../sandbox/sandbox'
import { changesBetween } from '../client/amplitude/changes'
import { addUp, money, moneyOfEach } from '../client/amplitude/money'
import { revenueOf, revenueOverTime } from '../client/amplitude/revenue'
import { momentInWords, sessionsOf } from '../client/amplitude/user-events'

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
  it('is that of each event as the sandbox counts it, in its currency', () => {
    expect(revenueOf({ revenue: 5, price: 2, currency: 'EUR' })).toEqual({ amount: 5, currency: 'EUR' })
    expect(revenueOf({ revenue: 5, price: 2, quantity: 3 })).toEqual({ amount: 6, currency: 'none' })
    expect(revenueOf({ price: 2 })).toMatchObject({ amount: 2 })
    expect(revenueOf({ revenue: 0 })).toMatchObject({ amount: 0 })
    expect(revenueOf({ revenue: '5' })).toBeUndefined()
  })

  const paid = (revenue: number, currency: string) => ({ event: { event_type: 'Paid', revenue, currency }, at: 0 })

  it('grows event by event, falls with a refund, and never adds one currency to another', () => {
    const events = [paid(5, 'USD'), { event: { event_type: 'Clicked' }, at: 0 }, paid(7, 'EUR'), paid(-2, 'USD')]
    expect(revenueOverTime(events, { USD: 3, EUR: 7 }).map(({ totals }) => totals)).toEqual([
      { USD: 5, EUR: 0 },
      { USD: 5, EUR: 7 },
      { USD: 3, EUR: 7 }
    ])
  })

  it('begins with what came before the events that are shown, and is no longer than cents', () => {
    const events = [paid(0.1, 'USD'), paid(0.2, 'USD')]
    expect(revenueOverTime(events, { USD: 100.3 }).map(({ totals }) => totals.USD)).toEqual([100.1, 100.3])
  })
})

describe('an amount', () => {
  it.each([
    [25, 'USD', 'USD 25.00'],
    [12345678.9, 'EUR', 'EUR 12,345,678.90'],
    [1200, 'JPY', 'JPY 1,200'],
    [-3.5, 'USD', '-USD 3.50'],
    [0.125, 'none', '0.13'],
    [5, 'usd', 'usd 5'],
    [5, 'points <b>', 'points <b> 5']
  ])('is read with its currency: %s %s', (amount, currency, read) => {
    expect(money(amount, currency)).toBe(read)
  })

  it('is summed for each currency, over projects', () => {
    const sums = addUp([{ USD: 1.5, EUR: 10 }, { USD: 2 }, {}])
    expect(sums).toEqual({ USD: 3.5, EUR: 10 })
    expect(moneyOfEach(sums)).toEqual(['EUR 10.00', 'USD 3.50'])
  })
})

describe('the events of a user', () => {
  const view = (event: Record<string, unknown>): EventView => ({
    region: 'us',
    api_key: 'key',
    endpoint: 'httpapi',
    amplitude_id: 1,
    server_upload_time: 9000,
    ignored_keys: [],
    event
  })
  const named = (sessions: ReturnType<typeof sessionsOf>) =>
    sessions.map(({ start, events }) => [start, events.map(({ event }) => event.event_type)])

  it('stand by session, the newest first, and those outside of one together', () => {
    const events = [
      view({ event_type: 'a', time: 1000, session_id: 1000 }),
      view({ event_type: 'b', time: 5000, session_id: 5000 }),
      view({ event_type: 'c', time: 1500, session_id: 1000 }),
      view({ event_type: 'd', time: 2000, session_id: -1 }),
      view({ event_type: 'e' })
    ]
    expect(named(sessionsOf(events))).toEqual([
      [undefined, ['e', 'd']],
      [5000, ['b']],
      [1000, ['c', 'a']]
    ])
  })

  it('are told by their time, whatever it is', () => {
    expect(momentInWords(Date.UTC(2026, 0, 31, 12, 0, 5))).toContain('Jan 31, 2026')
    expect(momentInWords(1e300)).toBe('1e+300')
  })
})

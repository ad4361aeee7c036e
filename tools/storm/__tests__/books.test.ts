import { balance } from '../books'
import type { Books, Wrong } from '../books'
import type { Expectation } from '../expectation'
import type { Holdings, PersonHoldings } from '../holdings'
import type { Report } from '../../../pipeline/deliver/report'

const order: Expectation = {
  id: 'call-1',
  person: '7',
  events: [
    { type: 'Order Completed', mark: 'call-1', revenue: { cents: 1050, currency: 'USD' } },
    { type: 'Product Purchased', mark: 'call-1/0' }
  ],
  refused: [],
  increments: {}
}
const login: Expectation = {
  id: 'call-2',
  person: '7',
  events: [{ type: '$identify', mark: 'call-2' }],
  refused: [],
  increments: { logins: 2 }
}
const bad: Expectation = {
  id: 'call-3',
  person: '8',
  events: [],
  refused: [{ type: 'Signed Up', mark: 'call-3' }],
  increments: {},
  refusal: { kind: 'no currency', status: 400, reasons: [/currency/] }
}
const group: Expectation = {
  id: 'call-4',
  person: '8',
  events: [],
  refused: [],
  increments: {},
  group: { type: 'Organization', value: 'org', mark: 'call-4' }
}
const alias: Expectation = {
  id: 'call-5',
  person: '8',
  events: [],
  refused: [],
  increments: {},
  mapping: { from: 'old', to: 'new' }
}

const DELIVERED: Report = { status: 200, message: '' }

function booksOf(held: Partial<Holdings> = {}, said: Record<string, Report[]> = {}): Books {
  const holdings: Holdings = {
    events: [...order.events, ...login.events],
    people: new Map([['7', { revenue: 10.5, increments: { logins: 2 } }]]),
    revenueByCurrency: { USD: 10.5 },
    groups: [
      { type: 'Organization', value: 'org', mark: 'call-4' },
      { type: '[Segment] Group', value: 'joined', mark: undefined }
    ],
    mappings: [{ from: 'old', to: 'new' }],
    strayed: [],
    ...held
  }
  const reports = {
    'call-1': [DELIVERED],
    'call-2': [DELIVERED],
    'call-3': [{ status: 400, message: 'The currency "dollars" is no code.' }],
    'call-4': [DELIVERED],
    'call-5': [DELIVERED],
    ...said
  }
  return balance([order, login, bad, group, alias], new Map(Object.entries(reports)), holdings)
}

/** What the books find wrong, with what it is about. */
const wrongs = ({ entries }: Books): [Wrong, string][] => entries.map(({ wrong, about }) => [wrong, about])

it('Books balance where every good event is held once and every bad one is reported', () => {
  const books = booksOf()
  expect(books.entries).toEqual([])
  expect(books).toMatchObject({
    balanced: true,
    good: 4,
    bad: 1,
    badByKind: { 'no currency': 1 },
    events: { expected: 3, held: 3 },
    revenue: { USD: { expected: 1050, held: 1050 } },
    increments: { expected: 2, held: 2 }
  })
})

it('An event that Amplitude does not hold is lost', () => {
  const books = booksOf({ events: [order.events[0], ...login.events] })
  expect(wrongs(books)).toEqual([['lost', 'call-1']])
  expect(books.balanced).toBe(false)
  expect(books.counts.lost).toBe(1)
  expect(books.entries[0].what).toContain('Product Purchased of call-1/0')
})

it('An event that Amplitude holds twice is doubled', () => {
  expect(wrongs(booksOf({ events: [...order.events, ...login.events, order.events[1]] }))).toEqual([
    ['doubled', 'call-1']
  ])
})

it('A bad event that Amplitude holds has leaked', () => {
  expect(wrongs(booksOf({ events: [...order.events, ...login.events, ...bad.refused] }))).toEqual([
    ['leaked', 'call-3']
  ])
})

it('An event that no call led to is unknown, also where it has the mark of a call', () => {
  const stray = { type: 'Invented', mark: 'call-1' }
  expect(wrongs(booksOf({ events: [...order.events, ...login.events, stray] }))).toEqual([
    ['unknown', 'Invented of call-1']
  ])
})

it('A good event that is reported as refused is blamed', () => {
  expect(wrongs(booksOf({}, { 'call-2': [{ status: 400, message: 'The currency is none.' }] }))).toEqual([
    ['blamed', 'call-2']
  ])
})

it('A bad event that is reported as delivered is unreported', () => {
  expect(wrongs(booksOf({}, { 'call-3': [DELIVERED] }))).toEqual([['unreported', 'call-3']])
})

it.each([
  ['another field', 400, 'The user_id is missing.'],
  ['another status', 413, 'The currency is no code.'],
  ['nothing', 400, '']
])('A bad event whose report says %s has the wrong reason', (_what, status, message) => {
  expect(wrongs(booksOf({}, { 'call-3': [{ status, message }] }))).toEqual([['wrongReason', 'call-3']])
})

it.each([
  ['no last word', []],
  ['two last words', [DELIVERED, DELIVERED]]
])('A call with %s is unaccounted for', (_what, reports) => {
  expect(wrongs(booksOf({}, { 'call-1': reports }))).toEqual([['unaccounted', 'call-1']])
})

it('A cent too much is a wrong revenue: of the person, and of the currency', () => {
  const people = new Map([['7', { revenue: 10.51, increments: { logins: 2 } }]])
  expect(wrongs(booksOf({ people, revenueByCurrency: { USD: 10.51 } }))).toEqual([
    ['wrongRevenue', '7'],
    ['wrongRevenue', 'USD']
  ])
})

it('Revenue that went to another person or currency is wrong for both', () => {
  const people = new Map<string, PersonHoldings>([
    ['7', { revenue: 0, increments: { logins: 2 } }],
    ['9', { revenue: 10.5, increments: {} }]
  ])
  expect(wrongs(booksOf({ people, revenueByCurrency: { EUR: 10.5 } }))).toEqual([
    ['wrongRevenue', '7'],
    ['wrongRevenue', '9'],
    ['wrongRevenue', 'USD'],
    ['wrongRevenue', 'EUR']
  ])
})

it('Binary fractions of the same amount are the same amount', () => {
  expect(booksOf({ revenueByCurrency: { USD: 0.1 + 0.2 + 10.2 } }).balanced).toBe(true)
})

it.each([[0], [4]])('An increment of 2 that left %i is a wrong sum', (logins) => {
  const people = new Map([['7', { revenue: 10.5, increments: { logins } }]])
  expect(wrongs(booksOf({ people }))).toEqual([['wrongSum', '7']])
})

it('A group without its properties, and one that no call made, are wrong', () => {
  const groups = [{ type: 'Organization', value: 'stray', mark: 'call-9' }]
  expect(wrongs(booksOf({ groups }))).toEqual([
    ['wrongGroup', 'org'],
    ['wrongGroup', 'stray']
  ])
})

it('A user id that stands for another than it was mapped to is wrong, and so is one that was never mapped', () => {
  const mappings = [
    { from: 'old', to: 'older' },
    { from: 'stray', to: 'new' }
  ]
  expect(wrongs(booksOf({ mappings }))).toEqual([
    ['wrongMapping', 'old'],
    ['wrongMapping', 'stray']
  ])
})

it('A request that went to another host is wrong, whatever else balances', () => {
  const strayed = ['POST https://elsewhere.example/2/httpapi', 'GET https://elsewhere.example/2/httpapi']
  const books = booksOf({ strayed })
  expect(wrongs(books)).toEqual(strayed.map((sent) => ['strayed', sent]))
  expect(books.balanced).toBe(false)
})

import { madeUpCalls } from '../calls'
import { chanceOf } from '../chance'
import { crowdOf } from '../people'

const plan = (bad: number) => ({ calls: 3000, bad, crowd: crowdOf(3000) })
const callsOf = (seed: number, bad = 0.03) => [...madeUpCalls(plan(bad), chanceOf(seed))]

it('The same seed makes up the same calls, and another seed others', () => {
  expect(callsOf(1)).toEqual(callsOf(1))
  expect(callsOf(1)).not.toEqual(callsOf(2))
})

it('All kinds of call are made up, for many people of whom a few are busy', () => {
  const calls = callsOf(1)
  expect(new Set(calls.map(({ kind }) => kind)).size).toBe(6)
  const callsByPerson = new Map<string, number>()
  for (const { expectation } of calls) {
    callsByPerson.set(expectation.person, (callsByPerson.get(expectation.person) ?? 0) + 1)
  }
  const counts = [...callsByPerson.values()].sort((first, second) => second - first)
  expect(counts.length).toBeGreaterThan(100)
  expect(counts[3]).toBeGreaterThan(2 * counts[4])
})

it('Orders are made up with and without products, and with revenue on the order or on the products', () => {
  const orders = callsOf(1, 0).filter(({ kind }) => kind === 'order')
  const byProduct = orders.filter(({ subscription }) => subscription.name === 'ordersByProduct')
  expect(orders.some(({ expectation }) => expectation.events.length === 1)).toBe(true)
  expect(orders.length - byProduct.length).toBeGreaterThan(50)
  for (const { expectation } of byProduct) {
    const [order, ...products] = expectation.events
    if (products.length > 0) expect(order.revenue).toBeUndefined()
  }
  expect(byProduct.some(({ expectation }) => expectation.events.slice(1).some(({ revenue }) => revenue))).toBe(true)
})

it('No two events have the same type and mark, so that the books can tell them apart', () => {
  const events = callsOf(1).flatMap(({ expectation }) => [...expectation.events, ...expectation.refused])
  const keys = events.map(({ type, mark }) => `${type} ${mark}`)
  expect(new Set(keys).size).toBe(keys.length)
})

it.each([0, 0.5, 1])('A share of %d is bad', (share) => {
  const calls = callsOf(3, share)
  const bad = calls.filter(({ expectation }) => expectation.refusal).length
  expect(bad / calls.length).toBeGreaterThanOrEqual(share - 0.05)
  expect(bad / calls.length).toBeLessThanOrEqual(share + 0.05)
})

it('A bad call leads to no increment, group or mapping', () => {
  for (const { expectation } of callsOf(1, 1)) {
    expect(expectation).toMatchObject({ increments: {} })
    expect(expectation.group).toBeUndefined()
    expect(expectation.mapping).toBeUndefined()
  }
})

it('Some good calls are poison: at least two or so in a small storm, and few in a large one', () => {
  const poisonIn = (many: number) =>
    [...madeUpCalls({ calls: many, bad: 0, crowd: crowdOf(many) }, chanceOf(4))].filter(
      ({ event, expectation }) => JSON.stringify(event).includes('breaks_amplitude') && !expectation.refusal
    ).length
  expect(poisonIn(1000)).toBeGreaterThan(0)
  expect(poisonIn(50_000)).toBeGreaterThan(5)
  expect(poisonIn(50_000)).toBeLessThan(20)
})

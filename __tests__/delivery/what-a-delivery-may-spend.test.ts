import { newBudget } from '../../src/amplitude/budget'

const KILOBYTE = 1024

describe('What a delivery may send again', () => {
  it('is 64 kB however little it sends once, to the byte', () => {
    const budget = newBudget()
    expect(budget.spendAgain(64 * KILOBYTE)).toBe(true)
    expect(budget.spendAgain(1)).toBe(false)
    expect(newBudget().spendAgain(64 * KILOBYTE + 1)).toBe(false)
  })

  it('is eight times what it sends once, over all its requests', () => {
    const budget = newBudget()
    budget.spend(100_000)
    budget.spend(50_000)
    expect(budget.spendAgain(8 * 150_000 - 10)).toBe(true)
    expect(budget.spendAgain(11)).toBe(false)
    expect(budget.spendAgain(10)).toBe(true)
  })

  it('is 256 requests, however small', () => {
    const budget = newBudget()
    const taken = Array.from({ length: 300 }, () => budget.spendAgain(1))
    expect(taken.filter(Boolean)).toHaveLength(256)
    expect(taken.slice(256)).not.toContain(true)
  })

  it('costs nothing where it is refused', () => {
    const budget = newBudget()
    for (let request = 0; request < 300; request++) budget.spendAgain(1_000_000)
    expect(budget.spendAgain(64 * KILOBYTE)).toBe(true)
  })
})

it('A delivery ends with its second request without an answer in time', () => {
  const budget = newBudget()
  expect(budget.isOutOfTime()).toBe(false)
  budget.spendTimeout()
  expect(budget.isOutOfTime()).toBe(false)
  budget.spendTimeout()
  expect(budget.isOutOfTime()).toBe(true)
})

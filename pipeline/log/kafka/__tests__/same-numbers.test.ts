import fc from 'fast-check'
import { shared } from '../same-numbers'

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index)
const membersOf = (had: Record<string, number[]>) =>
  Object.entries(had).map(([memberId, its]) => ({ memberId, numbers: its }))

it('Partitions are shared about evenly at first', () => {
  const shares = shared(numbers(12), membersOf({ a: [], b: [], c: [] }))
  expect([...shares.values()].map((its) => its.length)).toEqual([4, 4, 4])
})

it('Who stays keeps what it had where another one is gone', () => {
  const shares = shared(numbers(12), membersOf({ a: [0, 3, 6, 9], c: [2, 5, 8, 11] }))
  expect(shares.get('a')).toEqual(expect.arrayContaining([0, 3, 6, 9]))
  expect(shares.get('c')).toEqual(expect.arrayContaining([2, 5, 8, 11]))
})

it('Who comes gets its part of what the others have', () => {
  const shares = shared(numbers(12), membersOf({ a: [0, 1, 2, 3, 4, 5], b: [6, 7, 8, 9, 10, 11], new: [] }))
  expect(shares.get('new')).toHaveLength(4)
  for (const number of shares.get('a') ?? []) expect([0, 1, 2, 3, 4, 5]).toContain(number)
})

it('Each partition has one owner, and nobody has more than one more than another, whatever they say', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.array(fc.array(fc.integer({ min: -1, max: 50 }), { maxLength: 60 }), { minLength: 1, maxLength: 12 }),
      (count, claims) => {
        const members = claims.map((its, index) => ({ memberId: `member-${index}`, numbers: its }))
        const shares = [...shared(numbers(count), members).values()]
        expect(shares.flat().sort((one, other) => one - other)).toEqual(numbers(count))
        const sizes = shares.map((its) => its.length)
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
      }
    )
  )
})

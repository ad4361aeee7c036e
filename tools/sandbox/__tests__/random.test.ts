import { seededRandom } from '../random'

const draw = (seed: number, count: number) => {
  const random = seededRandom(seed)
  return Array.from({ length: count }, random)
}

describe('the seeded source of chance', () => {
  test('gives the same numbers for the same seed, on every machine', () => {
    expect(draw(42, 3)).toEqual(draw(42, 3))
    expect(draw(42, 3)).not.toEqual(draw(43, 3))
    // The published sequence of mulberry32 for seed 1.
    expect(draw(1, 2).map((number) => number.toFixed(6))).toEqual(['0.627074', '0.002736'])
  })

  test('gives numbers from 0 to 1, evenly', () => {
    const numbers = draw(7, 20_000)
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...numbers)).toBeLessThan(1)
    expect(numbers.reduce((sum, number) => sum + number, 0) / numbers.length).toBeCloseTo(0.5, 1)
  })
})

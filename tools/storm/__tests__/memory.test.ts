import { growthOf, isFlat } from '../memory'

/** What a process holds after each of that many waves. */
const held = (waves: number, bytesAfter: (wave: number) => number) =>
  Array.from({ length: waves }, (_, wave) => bytesAfter(wave))

describe('A process of many waves', () => {
  it('is flat where it holds after the last waves what it held after the first', () => {
    const growth = growthOf(held(50, (wave) => 100 + (wave % 7)))
    expect(growth).toBeCloseTo(1, 1)
    expect(isFlat([growth])).toBe(true)
  })

  it('is not where each wave leaves something behind', () => {
    const growth = growthOf(held(50, (wave) => 100 + wave))
    expect(growth).toBeGreaterThan(1.2)
    expect(isFlat([1, growth])).toBe(false)
  })

  it('may load and compile in its first wave what all need', () => {
    expect(growthOf(held(9, (wave) => (wave === 0 ? 50 : 100)))).toBe(1)
  })

  it('is not judged by one wave that held much', () => {
    expect(growthOf(held(50, (wave) => (wave === 48 ? 1000 : 100)))).toBe(1)
  })

  it('of fewer than nine waves says nothing', () => {
    expect(growthOf(held(8, (wave) => 100 * wave))).toBeUndefined()
    expect(isFlat([undefined])).toBe(true)
  })
})

/** How many different values there are, counted without keeping them. */
import { Distinct, STANDARD_ERROR } from '../distinct'
import { hashOf } from '../selection'

describe('the count of different values', () => {
  it.each([0, 1, 10, 1000, 20_000, 60_000, 300_000])('is near to %d, however often each comes', (values) => {
    const distinct = new Distinct()
    for (let value = 0; value < values; value += 1) {
      distinct.add(hashOf(`user-${value}`))
      if (value % 3 === 0) distinct.add(hashOf(`user-${value}`))
    }
    expect(Math.abs(distinct.estimate() - values)).toBeLessThanOrEqual(3 * STANDARD_ERROR * values)
  })

  it('goes on where it was kept', () => {
    const first = new Distinct()
    first.add(hashOf('a'))
    const second = new Distinct(new Uint8Array(first.toBuffer()))
    second.add(hashOf('a'))
    second.add(hashOf('b'))
    expect(second.estimate()).toBe(2)
  })
})

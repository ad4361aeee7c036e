import fc from 'fast-check'
import type { Waiting } from '../put-off'
import { PutOff } from '../put-off'

const record = (sequence: number, user = 'user-1234'): Waiting<number> => ({ user, sequence, item: sequence })
const sequencesOf = (taken: Waiting<number>[]) => taken.map(({ sequence }) => sequence)

it('A record that is tried again does not hold up an earlier one that came meanwhile', () => {
  const putOff = new PutOff<number>()
  putOff.putOff(record(2), 0, 0)
  const [second] = putOff.take(10, 0)
  putOff.follow(record(1))
  putOff.putOff(second, 1000, 0)
  expect(sequencesOf(putOff.take(10, 0))).toEqual([1])
  putOff.done('user-1234', 1, 0)
  expect(sequencesOf(putOff.take(10, 0))).toEqual([2])
})

it('A record that stands there twice is given twice, and those after it follow', () => {
  const putOff = new PutOff<number>()
  putOff.putOff(record(1), 0, 0)
  const [first] = putOff.take(10, 0)
  putOff.putOff(record(1), 0, 0)
  putOff.follow(record(2))
  putOff.putOff(first, 0, 0)
  const taken: number[] = []
  for (let round = 0; round < 10; round++) {
    for (const { user, sequence } of putOff.take(10, round)) {
      taken.push(sequence)
      putOff.done(user, sequence, round)
    }
  }
  expect(taken).toEqual([1, 1, 2])
  expect(putOff.holds('user-1234')).toBe(false)
})

it('A record that is being written is not given, and those after it wait for it', () => {
  const writing = new Set([1])
  const putOff = new PutOff<number>((sequence) => !writing.has(sequence))
  putOff.putOff(record(1), 0, 0)
  putOff.follow(record(2))
  expect(putOff.take(10, 0)).toEqual([])
  writing.clear()
  expect(sequencesOf(putOff.take(10, 1000))).toEqual([1])
})

it('Whatever fails, and whatever comes twice, everything is given in the end, and each user has an order', () => {
  const step = fc.record({
    user: fc.constantFrom('one', 'other'),
    what: fc.constantFrom('putOff', 'follow', 'repeat', 'take', 'hurry'),
    sequence: fc.integer({ min: 1, max: 20 }),
    delay: fc.integer({ min: 0, max: 300 }),
    fails: fc.boolean()
  })
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 60 }), (steps) => {
      const putOff = new PutOff<number>()
      let now = 0
      let open = 0
      const last: Record<string, number> = {}
      const settle = (fails: boolean, delay: number) => {
        for (const taken of putOff.take(5, now)) {
          if (fails) putOff.putOff(taken, delay, now)
          else {
            open -= 1
            last[taken.user] = taken.sequence
            putOff.done(taken.user, taken.sequence, now)
          }
        }
      }
      for (const { user, what, sequence, delay, fails } of steps) {
        now += 10
        if (what === 'take') settle(fails, delay)
        else if (what === 'hurry') putOff.hurry(now)
        else if (what !== 'follow' || putOff.holds(user)) {
          open += 1
          if (what === 'follow') putOff.follow(record(sequence, user))
          else putOff.putOff(record(sequence, user), delay, now)
        }
      }
      for (let round = 0; round < 500 && open > 0; round++) {
        now += 100
        settle(false, 0)
      }
      expect(open).toBe(0)
      expect(putOff.size).toBe(0)
      expect(putOff.nextDue).toBe(Infinity)
    }),
    { numRuns: 2000 }
  )
})

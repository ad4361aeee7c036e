import type { Values } from '../../../storm/values'
import { CALL_KINDS } from '../call-kind'
import { callOf, messageIdOf, numberOf, outlineOf, peopleOf, userIdOf } from '../calls'

const PLAN = { calls: 5000, seed: 42, bad: 0.1 }
const NUMBERS = Array.from({ length: PLAN.calls }, (_, index) => index + 1)

const withoutTime = (call: Values): Values => ({ ...call, timestamp: undefined })

it('makes up the same call for the same number, whatever was made up before', () => {
  const forward = NUMBERS.slice(0, 200).map((number) => withoutTime(callOf(PLAN, number)))
  const backward = NUMBERS.slice(0, 200)
    .reverse()
    .map((number) => withoutTime(callOf(PLAN, number)))
  expect(backward.reverse()).toEqual(forward)
})

it('makes up others for another seed', () => {
  const other = { ...PLAN, seed: 43 }
  const same = NUMBERS.filter((number) => outlineOf(other, number).person === outlineOf(PLAN, number).person)
  expect(same.length).toBeLessThan(NUMBERS.length / 10)
})

it('tells the number of a call by its message id, and none of other ids', () => {
  expect(numberOf(PLAN, messageIdOf(PLAN, 17))).toBe(17)
  expect(numberOf(PLAN, messageIdOf({ ...PLAN, seed: 41 }, 17))).toBeUndefined()
  expect(numberOf(PLAN, messageIdOf(PLAN, 5001))).toBeUndefined()
  expect(numberOf(PLAN, messageIdOf(PLAN, 0))).toBeUndefined()
  expect(numberOf(PLAN, undefined)).toBeUndefined()
  expect(numberOf(PLAN, 'api-17')).toBeUndefined()
})

it('has calls of all kinds, of all people, with a tenth of them bad', () => {
  const outlines = NUMBERS.map((number) => outlineOf(PLAN, number))
  expect(new Set(outlines.map(({ kind }) => kind))).toEqual(new Set(CALL_KINDS))
  expect(new Set(outlines.map(({ person }) => person)).size).toBe(peopleOf(PLAN))
  const bad = outlines.filter(({ bad }) => bad).length
  expect(bad).toBeGreaterThan(350)
  expect(bad).toBeLessThan(550)
})

it('marks each event of a call with its number and its part, and each call with its person', () => {
  for (const number of NUMBERS.filter((one) => !outlineOf(PLAN, one).bad)) {
    const { kind, parts, person } = outlineOf(PLAN, number)
    const { properties, traits, userId } = callOf(PLAN, number) as Record<string, { products?: Values[] } & Values>
    const own = kind === 'identify' ? traits : properties
    const events = [own, ...(own.products ?? [])]
    expect(userId).toBe(userIdOf(person))
    expect(events.map(({ mark, part }) => ({ mark, part }))).toEqual(
      Array.from({ length: parts }, (_, part) => ({ mark: number, part }))
    )
  }
})

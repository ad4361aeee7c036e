import { allocatedBetween } from '../measure/allocated'
import { addedBy, leaveOneOut } from '../measure/leave-one-out'
import type { Contender } from '../contenders/contender'

describe('what a part adds', () => {
  it('is what the whole needs beyond the whole without it', () => {
    expect(addedBy([{ cpu: 100, garbage: 9000 }], [{ cpu: 88, garbage: 5000 }])).toEqual({ cpu: 12, garbage: 4000 })
  })

  it('is the median of what the rounds show, so that one disturbed round changes nothing', () => {
    const whole = [10, 500, 12].map((cpu) => ({ cpu, garbage: cpu }))
    const without = [8, 9, 9].map((cpu) => ({ cpu, garbage: cpu }))
    expect(addedBy(whole, without)).toEqual({ cpu: 3, garbage: 3 })
  })

  it('is told round by round, so that a machine that slows down adds nothing', () => {
    const whole = [10, 20, 30].map((cpu) => ({ cpu, garbage: 0 }))
    const without = [9, 19, 29].map((cpu) => ({ cpu, garbage: 0 }))
    expect(addedBy(whole, without).cpu).toBe(1)
  })

  it('is nothing where it costs nothing, and less where the whole is cheaper with it', () => {
    const need = { cpu: 7, garbage: 7 }
    expect(addedBy([need], [need])).toEqual({ cpu: 0, garbage: 0 })
    expect(addedBy([need], [{ cpu: 8, garbage: 9 }])).toEqual({ cpu: -1, garbage: -2 })
  })
})

test('the heap is watched across collections: what each leaves is where the next growth begins', () => {
  expect(allocatedBetween(100, [], 150)).toBe(50)
  const collections = [
    { before: 200, after: 80 },
    { before: 180, after: 90 }
  ]
  expect(allocatedBetween(100, collections, 95)).toBe(100 + 100 + 5)
})

test('the whole and what is left out are measured in turn, forwards and backwards', async () => {
  const order: string[] = []
  const named = (name: string): Contender => ({ name, deliver: () => void order.push(name) })
  const subject = { kind: 'track' as const, texts: ['[{}]'], whole: named('whole'), without: [named('a'), named('b')] }
  const { parts } = await leaveOneOut(subject, 1, () => undefined)
  expect(order).toEqual(['whole', 'a', 'b', 'b', 'a', 'whole', 'whole', 'a', 'b', 'b', 'a', 'whole'])
  expect(parts).toHaveLength(2)
})

test('garbage is told, whoever makes it', async () => {
  const kept: number[][] = []
  const maker: Contender = { name: 'maker', deliver: () => void kept.push(new Array<number>(100_000).fill(1)) }
  const idler: Contender = { name: 'idler', deliver: () => undefined }
  const subject = { kind: 'track' as const, texts: ['[{}]'], whole: maker, without: [idler] }
  const { parts } = await leaveOneOut(subject, 5, () => undefined)
  expect(parts[0].garbage).toBeGreaterThan(700_000)
  expect(parts[0].garbage).toBeLessThan(1_000_000)
})

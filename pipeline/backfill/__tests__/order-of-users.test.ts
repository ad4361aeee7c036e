/** Calls of one user go out one after the other; those of others do not wait. */
import fc from 'fast-check'
import type { Item } from '../user-order'
import { UserOrder } from '../user-order'

interface Numbered extends Item {
  number: number
}
const item = (number: number, user: string, ...left: string[]): Numbered => ({ number, user, left, notBefore: 0 })
const numbers = (items: Numbered[]): number[] => items.map(({ number }) => number)

describe('the order of users', () => {
  it('lets calls in a row that go to one subscription travel together', () => {
    const order = new UserOrder<Numbered>()
    for (const one of [item(1, 'a', 'track'), item(2, 'b', 'track'), item(3, 'a', 'track')]) order.add(one)
    expect(numbers(order.take('track', 10))).toEqual([1, 2, 3])
  })

  it('holds back what goes elsewhere until what is before has its last word', () => {
    const order = new UserOrder<Numbered>()
    const first = item(1, 'a', 'track')
    order.add(first)
    order.add(item(2, 'a', 'identify'))
    order.add(item(3, 'a', 'track'))
    order.add(item(4, 'b', 'identify'))
    expect(numbers(order.take('track', 10))).toEqual([1])
    expect(numbers(order.take('identify', 10))).toEqual([4])
    order.finish(first)
    expect(order.fullest()).toBe('identify')
    expect(numbers(order.take('identify', 10))).toEqual([2])
    expect(order.fullest()).toBeUndefined()
  })

  it('does not spread a user over two batches at once', () => {
    const order = new UserOrder<Numbered>()
    for (const one of [item(1, 'a', 't'), item(2, 'a', 't'), item(3, 'b', 't'), item(4, 'a', 't')]) order.add(one)
    const [first] = order.take('t', 1)
    expect(numbers(order.take('t', 10))).toEqual([3])
    order.finish(first)
    expect(numbers(order.take('t', 10))).toEqual([2, 4])
  })

  it('lets a call come again before all later ones of its user, at its time', () => {
    const order = new UserOrder<Numbered>()
    order.add(item(1, 'a', 't'))
    order.add(item(2, 'a', 't'))
    const [first, second] = order.take('t', 10)
    order.add(item(3, 'a', 't'))
    first.notBefore = Date.now() + 60_000
    order.again(second)
    order.again(first)
    expect(order.fullest()).toBeUndefined()
    expect(order.release(Date.now())).toBe(first.notBefore)
    first.notBefore = 0
    order.release(Infinity)
    expect(numbers(order.take('t', 10))).toEqual([1, 2, 3])
  })

  it('keeps a user waiting who has had enough, and nobody else', () => {
    const order = new UserOrder<Numbered>((user) => (user === 'busy' ? 5 : 0))
    order.add(item(1, 'busy', 't'))
    order.add(item(2, 'calm', 't'))
    expect(numbers(order.take('t', 10))).toEqual([2])
    expect(order.release(4)).toBe(5)
    expect(order.size).toBe(2)
  })

  it('holds whatever goes to several subscriptions, fails and comes again', () => {
    const calls = fc.array(fc.record({ user: fc.nat(3), to: fc.subarray(['t', 'i', 'p'], { minLength: 1 }) }), {
      maxLength: 60
    })
    fc.assert(
      fc.property(calls, fc.infiniteStream(fc.nat(9)), (all, chance) => {
        const arrived = deliverByChance(
          all.map(({ user, to }, number) => item(number, String(user), ...to)),
          () => chance.next().value as number
        )
        expect(arrived).toHaveLength(all.reduce((sum, { to }) => sum + to.length, 0))
        for (const user of ['0', '1', '2', '3']) {
          const ofUser = numbers(arrived.filter((one) => one.user === user))
          expect(ofUser).toEqual([...ofUser].sort((one, other) => one - other))
        }
      })
    )
  })
})

/** Adds calls, hands out batches of any size, and lets them end in any order, one of five with a failure. */
function deliverByChance(items: readonly Numbered[], roll: () => number): Numbered[] {
  const order = new UserOrder<Numbered>()
  const words = new Map(items.map((one) => [one, { done: new Set<string>(), failed: new Set<string>() }]))
  const arrived: Numbered[] = []
  const underWay: [name: string, batch: Numbered[]][] = []
  const waiting = [...items]
  while (waiting.length > 0 || order.size > 0) {
    const next = roll() < 5 ? waiting.shift() : undefined
    if (next) order.add(next)
    const name = order.fullest()
    if (name !== undefined && roll() < 6) underWay.push([name, order.take(name, 1 + roll())])
    if (underWay.length === 0 || roll() < 4) continue
    const [[to, batch]] = underWay.splice(roll() % underWay.length, 1)
    const fails = roll() < 2
    if (!fails) arrived.push(...batch)
    for (const one of batch) {
      const { done, failed } = words.get(one)!
      ;(fails ? failed : done).add(to)
      if (done.size + failed.size < one.left.length) continue
      one.left = [...failed]
      done.clear()
      failed.clear()
      if (one.left.length > 0) order.again(one)
      else order.finish(one)
    }
  }
  return arrived
}

/** How fast calls go out. */
import { ProjectRate, UserRate } from '../rates'

describe('the rate of a user', () => {
  it('lets no 30 seconds have more than they may, and a busy user most of that', () => {
    let now = 1_000_000
    const rate = new UserRate(10, () => now)
    const sent: number[] = []
    for (; now < 1_000_000 + 300_000; now += 7) if (rate.mayGoAt('a') === 0) sent.push(now)
    sent.forEach((time, index) => expect((sent[index + 300] ?? Infinity) - time).toBeGreaterThanOrEqual(30_000))
    expect(sent.length).toBeGreaterThan(2400)
  })

  it('says when to ask again, and holds nobody else back', () => {
    let now = 0
    const rate = new UserRate(1, () => now)
    for (let events = 0; events < 30; events += 1) expect(rate.mayGoAt('a')).toBe(0)
    expect(rate.mayGoAt('a')).toBe(5000)
    expect(rate.mayGoAt('b')).toBe(0)
    now = 40_000
    expect(rate.mayGoAt('a')).toBe(0)
  })

  it('is no limit where it is 0', () => {
    const rate = new UserRate(0)
    for (let events = 0; events < 100_000; events += 1) if (rate.mayGoAt('a') !== 0) throw new Error('It is held.')
  })
})

describe('the rate of a project', () => {
  it('spreads calls over time', () => {
    jest.spyOn(Date, 'now').mockReturnValue(1000)
    const rate = new ProjectRate(100)
    expect([rate.waitFor(200), rate.waitFor(50), rate.waitFor(1)]).toEqual([0, 2000, 2500])
    expect(new ProjectRate(0).waitFor(1e9)).toBe(0)
    jest.restoreAllMocks()
  })
})

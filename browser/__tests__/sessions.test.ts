import fc from 'fast-check'
import { extended, isOver } from '../src/companion/session'
import type { Session } from '../src/companion/session'
import { sessionKeeper } from '../src/companion/session-keeper'
import type { SessionStore } from '../src/companion/session-store'

const MINUTE = 60_000
const LENGTH = 30 * MINUTE
const START = Date.UTC(2026, 0, 31, 12)

/** Tabs that share a storage and a clock; each has its own keeper, as each page has. */
function browser({ locks = true, session }: { locks?: boolean; session?: Session } = {}) {
  let now = START
  let isActedIn = false
  let stored = session
  let writes = 0
  let queue: Promise<unknown> = Promise.resolve()
  const store: SessionStore = {
    read: () => stored,
    write: (changed) => {
      writes += 1
      stored = changed
    }
  }
  const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
  const oneAfterTheOther = async <T>(task: () => Promise<T>): Promise<T> => {
    const mine = queue.then(task)
    queue = mine.catch(() => undefined)
    return mine
  }
  const exclusively = locks ? oneAfterTheOther : async <T>(task: () => Promise<T>) => task()
  return {
    tab: () => sessionKeeper({ store, now: () => now, exclusively, wait, isActedIn: () => isActedIn }, LENGTH),
    act: () => void (isActedIn = true),
    pass: (ms: number) => void (now += ms),
    stored: () => stored,
    writes: () => writes
  }
}

describe('a session', () => {
  it.each([
    ['just begun', 0, false],
    ['a millisecond before its length', LENGTH - 1, false],
    ['as long ago as its length', LENGTH, true],
    ['when the clock was set back a little', -MINUTE, false],
    ['when the clock was set back by a day', -24 * 60 * MINUTE, true]
  ])('%s: over or not', (_when, passed, over) => {
    expect(isOver({ id: START, lastAccess: START }, START + passed, LENGTH)).toBe(over)
  })

  it('is over where there is none', () => {
    expect(isOver(undefined, START, LENGTH)).toBe(true)
  })

  it('never goes back, though a tab reports late', () => {
    expect(extended({ id: 1, lastAccess: 20 }, 10)).toEqual({ id: 1, lastAccess: 20 })
  })
})

describe('the session of a visit', () => {
  it('begins with the first activity, has its time as its id, and goes on with the next ones', async () => {
    const { tab, pass, stored } = browser()
    const keeper = tab()
    expect(await keeper.current()).toEqual({ session: { id: START, lastAccess: START }, began: true, ended: undefined })
    pass(29 * MINUTE)
    expect(await keeper.current()).toMatchObject({ session: { id: START }, began: false })
    pass(29 * MINUTE)
    expect(await keeper.current()).toMatchObject({ session: { id: START }, began: false })
    expect(stored()).toEqual({ id: START, lastAccess: START + 58 * MINUTE })
  })

  it('is followed by another after the time-out, and is told with the time of its last activity', async () => {
    const { tab, pass } = browser()
    const keeper = tab()
    await keeper.current()
    pass(5 * MINUTE)
    await keeper.current()
    pass(LENGTH)
    expect(await keeper.current()).toEqual({
      session: { id: START + 35 * MINUTE, lastAccess: START + 35 * MINUTE },
      began: true,
      ended: { id: START, lastAccess: START + 5 * MINUTE }
    })
  })

  it('is only looked at, not extended, by who asks for it', async () => {
    const { tab, pass, writes } = browser()
    const keeper = tab()
    expect(keeper.underWay()).toBeUndefined()
    await keeper.current()
    const before = writes()
    pass(MINUTE)
    expect(keeper.underWay()).toEqual({ id: START, lastAccess: START })
    expect(writes()).toBe(before)
    pass(LENGTH)
    expect(keeper.underWay()).toBeUndefined()
  })

  it('ends when it is ended, and a later activity begins another', async () => {
    const { tab, pass } = browser()
    const keeper = tab()
    await keeper.current()
    pass(MINUTE)
    expect(keeper.end()).toEqual({ id: START, lastAccess: START })
    expect(keeper.end()).toBeUndefined()
    expect(await keeper.current()).toMatchObject({ session: { id: START + MINUTE }, began: true, ended: undefined })
  })
})

describe('a session that begins with a click', () => {
  it('is known at once, so that the call gets out before another page comes', async () => {
    const { tab, act, stored } = browser()
    act()
    let known = false
    const current = tab().current()
    void current.then(() => (known = true))
    await Promise.resolve()
    await Promise.resolve()
    expect(known).toBe(true)
    expect(await current).toMatchObject({ session: stored(), began: true })
  })

  it('stands for the tabs that wake at the same time', async () => {
    const { tab, act } = browser()
    const woken = tab().current()
    act()
    const clicked = await tab().current()
    expect((await woken).session.id).toBe(clicked.session.id)
    expect([clicked, await woken].filter(({ began }) => began)).toHaveLength(1)
  })
})

describe.each([
  ['with a lock over all tabs', true],
  ['on subdomains, which no lock reaches', false]
])('several tabs %s', (_how, locks) => {
  it('that wake at once after a time-out have one session, which exactly one of them began', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ late: fc.nat(15), calls: fc.integer({ min: 1, max: 3 }) }), {
          minLength: 2,
          maxLength: 5
        }),
        fc.boolean(),
        async (tabs, hadOne) => {
          const before = { id: START - 2 * LENGTH, lastAccess: START - LENGTH - MINUTE }
          const { tab, pass, stored } = browser({ locks, session: hadOne ? before : undefined })
          const currents = await Promise.all(
            tabs.map(async ({ late, calls }, index) => {
              const keeper = tab()
              await new Promise((resolve) => setTimeout(resolve, late))
              // Each tab looks at its clock at another moment.
              pass(index + 1)
              return Promise.all(Array.from({ length: calls }, () => keeper.current()))
            })
          )
          const all = currents.flat()
          expect(new Set(all.map(({ session }) => session.id))).toEqual(new Set([stored()?.id]))
          const beginners = all.filter(({ began }) => began)
          expect(beginners).toHaveLength(1)
          expect(beginners[0].ended).toEqual(hadOne ? before : undefined)
        }
      ),
      { numRuns: 30, seed: 4711 }
    )
  })
})

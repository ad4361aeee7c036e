import { FAULT_KINDS } from '../../sandbox/faults'
import type { FaultName } from '../../sandbox/faults'
import { runStorm } from '../storm'
import type { StormReport } from '../storm'
import { FINAL_FAULTS } from '../weather'

const SEEDS = [1, 2, 3, 4]
/** Amplitude names all events at fault of each field, or the first alone: both must do. */
const listsOf = (seed: number) => (seed % 2 === 0 ? 'all' : 'first')
const SMALL = { calls: 1200, batchSize: 250, bad: 0.03 }

describe('In a storm', () => {
  const storms = new Map<number, StormReport>()

  beforeAll(async () => {
    for (const seed of SEEDS)
      storms.set(seed, await runStorm({ ...SMALL, seed, readings: { indexLists: listsOf(seed) } }))
  }, 60_000)

  it.each(SEEDS)('every good event counts once, and every bad one is reported with its reason: seed %i', (seed) => {
    const { books } = storms.get(seed) as StormReport
    expect(books.entries).toEqual([])
    expect(books.balanced).toBe(true)
    expect(books.good + books.bad).toBe(SMALL.calls)
    expect(books.bad).toBeGreaterThan(0)
    expect(books.events.expected).toBeGreaterThan(SMALL.calls)
    expect(books.increments.expected).toBeGreaterThan(0)
    expect(books.revenue.USD.expected).toBeGreaterThan(0)
  })

  it('faults of every kind befall requests, and events that were accepted unseen are sent again', () => {
    const befell = new Set(SEEDS.flatMap((seed) => Object.keys(storms.get(seed)?.figures.faults ?? {})))
    const kinds = Object.keys(FAULT_KINDS).filter((name) => !FINAL_FAULTS.includes(name as FaultName))
    expect([...befell].sort()).toEqual(kinds.sort())
    for (const seed of SEEDS) expect(storms.get(seed)?.figures.deduplicated).toBeGreaterThan(0)
  })

  it('Amplitude answers in all its ways: it names events, names none, throttles, and finds requests too large', () => {
    const answers = SEEDS.flatMap((seed) => Object.keys(storms.get(seed)?.figures.answers ?? {})).join('\n')
    expect(answers).toContain('400 events_with_invalid_fields')
    expect(answers).toContain('400 Invalid event JSON')
    expect(answers).toContain('413 Payload too large')
    expect(answers).toContain('429 Too many requests for some devices and users')
    expect(answers).toContain('429 exceeded_daily_quota_')
  })

  it('firewalls answer with pages, and Amplitude breaks down on some calls, which harms no other', () => {
    const answers = new Set(SEEDS.flatMap((seed) => Object.keys(storms.get(seed)?.figures.answers ?? {})))
    expect(['403', '404', '406', '500'].filter((status) => !answers.has(status))).toEqual([])
    const kinds = new Set(SEEDS.flatMap((seed) => Object.keys(storms.get(seed)?.books.badByKind ?? {})))
    expect([...kinds].filter((kind) => kind.startsWith('blocked with'))).toHaveLength(3)
  })

  it('the same seed gives the same storm', async () => {
    const once = storms.get(SEEDS[0]) as StormReport
    const again = await runStorm({ ...SMALL, seed: SEEDS[0], readings: { indexLists: listsOf(SEEDS[0]) } })
    expect({ ...again.figures, seconds: 0 }).toEqual({ ...once.figures, seconds: 0 })
    expect(again.books).toEqual(once.books)
  }, 30_000)
})

it('Without a storm, every call is handed over once, and nothing is deduplicated', async () => {
  const { figures, books } = await runStorm({ ...SMALL, calls: 300, seed: 7, calm: true })
  expect(books.entries).toEqual([])
  expect(figures).toMatchObject({ calls: 300, tries: 300, deduplicated: 0, faults: {} })
}, 30_000)

import { madeUpCalls } from '../calls'
import { chanceOf } from '../chance'
import { runLongStorm } from '../long-storm'
import { crowdOf } from '../people'
import type { StormReport } from '../storm'
import { runStorm } from '../storm'
import { wavesOf } from '../waves'

const STORM = { calls: 700, seed: 40, batchSize: 100, bad: 0.05 }

describe('A storm in waves', () => {
  it('has all its calls in waves of at most so many, each numbered on, with the next seed and all else alike', () => {
    expect(wavesOf(STORM, 300)).toEqual([
      { ...STORM, calls: 300, after: 0, seed: 40 },
      { ...STORM, calls: 300, after: 300, seed: 41 },
      { ...STORM, calls: 100, after: 600, seed: 42 }
    ])
    expect(wavesOf({ ...STORM, calls: 0 }, 300)).toEqual([])
  })

  it('has no call and nobody twice', () => {
    const all = wavesOf(STORM, 300).map(({ calls, after, bad, seed }) => [
      ...madeUpCalls({ calls, after, bad, crowd: crowdOf(calls, after) }, chanceOf(seed))
    ])
    const [first, second, third] = all.map((calls) => new Set(calls.map(({ expectation }) => expectation.person)))
    expect([...first].filter((person) => second.has(person) || third.has(person))).toEqual([])
    expect([...second].filter((person) => third.has(person))).toEqual([])
    expect(new Set(all.flat().map(({ expectation }) => expectation.id)).size).toBe(700)
  })

  it('is the sum of the storms of its seeds, over several processes', async () => {
    const told: number[] = []
    const long = await runLongStorm(STORM, {
      callsOfAWave: 300,
      processes: 2,
      onWave: ({ wave }, { waves, of }) => told.push(wave.seed, waves, of)
    })
    const alone: StormReport[] = []
    for (const wave of wavesOf(STORM, 300)) alone.push(await runStorm(wave))
    const sumOf = (numberIn: (report: typeof alone[number]) => number) =>
      alone.reduce((sum, one) => sum + numberIn(one), 0)

    expect(long.waves).toBe(3)
    expect(told.filter((_, index) => index % 3 === 0).sort()).toEqual([40, 41, 42])
    expect(told.slice(-2)).toEqual([3, 3])
    const { figures, books } = long
    expect(figures.calls).toBe(700)
    expect(figures.tries).toBe(sumOf((one) => one.figures.tries))
    expect(figures.requests).toBe(sumOf((one) => one.figures.requests))
    expect(figures.rounds[0]).toBe(sumOf((one) => one.figures.rounds[0]))
    expect(figures.faults.status503).toBe(sumOf((one) => one.figures.faults.status503 ?? 0))
    expect(figures.answers['200']).toBe(sumOf((one) => one.figures.answers['200']))
    expect(books.balanced).toBe(true)
    expect(books.good + books.bad).toBe(700)
    expect(books.events).toEqual({
      expected: sumOf((one) => one.books.events.expected),
      held: sumOf((one) => one.books.events.held)
    })
    expect(books.revenue.USD.held).toBe(sumOf((one) => one.books.revenue.USD?.held ?? 0))
    expect(books.increments.held).toBe(sumOf((one) => one.books.increments.held))
  }, 60_000)

  it('fails where a process of it breaks down, and says in which wave', async () => {
    const broken = { ...STORM, readings: { indexLists: 'unheard-of' as 'all' } }
    await expect(runLongStorm(broken, { callsOfAWave: 300, processes: 2 })).rejects.toThrow(
      /wave with the seed 4\d ended with 1/
    )
  }, 60_000)
})

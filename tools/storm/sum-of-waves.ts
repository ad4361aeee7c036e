/** Waves of one storm, added up. */
import type { Books } from './books'
import type { Figures, StormReport } from './storm'
import type { Wave } from './waves'

/** A wave that is over. */
export interface WaveReport {
  wave: Wave
  report: StormReport
  /** Bytes that its process held after it. */
  held: number
}

/** What all waves come to but memory, of which each process has its own. */
export function sumOfWaves(waves: readonly WaveReport[], seconds: number): Omit<StormReport, 'memory' | 'readings'> {
  const reports = waves.map(({ report }) => report)
  return { figures: sumOfFigures(reports, seconds), books: sumOfBooks(waves) }
}

function sumOfFigures(reports: readonly StormReport[], seconds: number): Figures {
  const figures = reports.map((report) => report.figures)
  const rounds = Math.max(0, ...figures.map((one) => one.rounds.length))
  return {
    calls: sum(figures, ({ calls }) => calls),
    tries: sum(figures, ({ tries }) => tries),
    handOvers: sum(figures, ({ handOvers }) => handOvers),
    requests: sum(figures, ({ requests }) => requests),
    faults: tallied(figures.map(({ faults }) => faults)),
    answers: tallied(figures.map(({ answers }) => answers)),
    deduplicated: sum(figures, ({ deduplicated }) => deduplicated),
    rounds: Array.from({ length: rounds }, (_, round) => sum(figures, (one) => one.rounds[round] ?? 0)),
    seconds
  }
}

function sumOfBooks(waves: readonly WaveReport[]): Books {
  const books = waves.map(({ report }) => report.books)
  return {
    balanced: books.every(({ balanced }) => balanced),
    good: sum(books, ({ good }) => good),
    bad: sum(books, ({ bad }) => bad),
    badByKind: tallied(books.map(({ badByKind }) => badByKind)),
    events: balanceOf(books.map(({ events }) => events)),
    revenue: revenueOf(books),
    increments: balanceOf(books.map(({ increments }) => increments)),
    counts: tallied(books.map(({ counts }) => counts)),
    entries: waves.flatMap(({ wave, report }) =>
      report.books.entries.map((entry) => ({
        ...entry,
        about: `${entry.about} of the wave --seed ${wave.seed} --after ${wave.after ?? 0}`
      }))
    )
  }
}

interface Balance {
  expected: number
  held: number
}

function balanceOf(balances: readonly Balance[]): Balance {
  return { expected: sum(balances, ({ expected }) => expected), held: sum(balances, ({ held }) => held) }
}

function revenueOf(books: readonly Books[]): Books['revenue'] {
  const currencies = [...new Set(books.flatMap(({ revenue }) => Object.keys(revenue)))].sort()
  return Object.fromEntries(
    currencies.map((currency) => [
      currency,
      balanceOf(books.flatMap(({ revenue }) => (currency in revenue ? [revenue[currency]] : [])))
    ])
  )
}

function sum<Item>(items: readonly Item[], numberIn: (item: Item) => number): number {
  return items.reduce((total, item) => total + numberIn(item), 0)
}

function tallied(counts: readonly Partial<Record<string, number>>[]): Record<string, number> {
  const total: Record<string, number> = {}
  for (const [name, count = 0] of counts.flatMap((one) => Object.entries(one))) total[name] = (total[name] ?? 0) + count
  return total
}

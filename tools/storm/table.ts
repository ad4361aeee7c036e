/** A storm in words: how far it is, and the table of its books. */
import type { Books } from './books'
import { WRONGS } from './books'
import type { Wrong } from './books'
import type { LongStormReport } from './long-storm'
import type { Memory } from './memory'
import { isFlat, isWithin, MOST_GROWTH } from './memory'
import type { Progress, StormReport } from './storm'
import type { WaveReport } from './sum-of-waves'

/** How many entries are shown that do not balance. */
const SHOWN = 10
const LONGEST_ENTRY = 300

const number = (value: number): string => value.toLocaleString('en-US')

/** One line on how far a storm is. */
export function progressLine({ round, settled, tries, requests }: Progress, calls: number): string {
  return `round ${round}: ${number(settled)} of ${number(calls)} calls settled, ${number(tries)} tries, ${number(
    requests
  )} requests`
}

/** One line on a wave that is over, and on the time that is left at the pace so far. */
export function waveLine(
  { wave, report, held }: WaveReport,
  { waves, of }: { waves: number; of: number },
  started: number
): string {
  const { books, figures } = report
  const left = ((Date.now() - started) / waves) * (of - waves)
  const outcome = books.balanced ? 'balanced' : 'NOT BALANCED'
  return `${number(waves)} of ${number(of)} waves; --seed ${wave.seed} --after ${wave.after ?? 0}: ${outcome}, ${number(
    books.events.held
  )} events, ${number(figures.requests)} requests, ${figures.seconds.toFixed(1)} s, ${megabytes(
    held
  )} held after it; ${Math.ceil(left / 60_000)} min left`
}

/** The table of a storm that is over, and the first entries that do not balance. */
export function tableOf(report: StormReport): string {
  return [
    theStorm(report),
    section('Readings', Object.entries(report.readings)),
    theBooks(report.books),
    ...wordsOnMemory(report.memory)
  ].join('\n')
}

/** The same of a storm of waves, of which each had readings of its own. */
export function tableOfWaves(report: LongStormReport): string {
  const { growth } = report
  const grown = growth.map((ratio) => ratio?.toFixed(2) ?? 'too few waves to say').join(' and ')
  return [
    theStorm(report, [
      ['waves', `${number(report.waves)} in ${growth.length === 1 ? '1 process' : `${growth.length} processes`}`],
      ['held at the end', `over the beginning: ${grown}, of ${MOST_GROWTH} at most`]
    ]),
    theBooks(report.books),
    ...wordsOnMemory(report.memory),
    ...(isFlat(growth) ? [] : ['A process held more and more memory from wave to wave.\n'])
  ].join('\n')
}

function theStorm(
  { figures, books, memory }: Pick<StormReport, 'figures' | 'books' | 'memory'>,
  waves: [string, string][] = []
): string {
  return [
    section('The storm', [
      ['calls', `${number(figures.calls)}, ${number(books.good)} good and ${number(books.bad)} bad`],
      ['rounds', `${figures.rounds.length}, of ${figures.rounds.map(number).join(' · ')} calls`],
      ['tries', number(figures.tries)],
      ['hand-overs', number(figures.handOvers)],
      ['requests', number(figures.requests)],
      ['events deduplicated', number(figures.deduplicated)],
      ['seconds', figures.seconds.toFixed(1)],
      ['memory', `${megabytes(memory.peak)} at its peak, of ${megabytes(memory.bound)} at most`],
      ...waves
    ]),
    section('Faults, by requests', counted(figures.faults)),
    section('Answers where no fault befell', counted(figures.answers)),
    section('Bad calls', counted(books.badByKind))
  ].join('\n')
}

function theBooks(books: Books): string {
  const { events, increments } = books
  return [
    section('The books: held by Amplitude / expected', [
      ['events', `${number(events.held)} / ${number(events.expected)}`],
      ['increments', `${number(increments.held)} / ${number(increments.expected)}`],
      ...Object.entries(books.revenue).map(([currency, { held, expected }]): [string, string] => [
        `revenue ${currency}`,
        `${amount(held)} / ${amount(expected)}`
      ])
    ]),
    section(
      'What is wrong',
      (Object.keys(WRONGS) as Wrong[]).map((wrong) => [wrong, `${number(books.counts[wrong])}`])
    ),
    verdict(books)
  ].join('\n')
}

const wordsOnMemory = (memory: Memory): string[] =>
  isWithin(memory) ? [] : ['The storm took more memory than it may.\n']

const megabytes = (bytes: number): string => `${number(Math.round(bytes / 1_000_000))} MB`

const amount = (cents: number): string => (cents / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })

function counted(counts: Record<string, number>): [string, string][] {
  return Object.entries(counts)
    .sort(([first], [second]) => first.localeCompare(second))
    .map(([name, count]) => [name, number(count)])
}

function section(title: string, rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(0, ...rows.map(([name]) => name.length))
  return [title, ...rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`), ''].join('\n')
}

function verdict({ balanced, entries }: Books): string {
  if (balanced) return 'The books balance.\n'
  const shown = entries.slice(0, SHOWN).map(({ wrong, about, what }) => {
    const words = `  ${wrong}: ${about} ${what}`
    return words.length > LONGEST_ENTRY ? `${words.slice(0, LONGEST_ENTRY)}…` : words
  })
  return [`The books do not balance: ${number(entries.length)} entries. The first:`, ...shown, ''].join('\n')
}

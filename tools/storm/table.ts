/** A storm in words: how far it is, and the table of its books. */
import type { Books } from './books'
import { WRONGS } from './books'
import type { Wrong } from './books'
import { isWithin } from './memory'
import type { Progress, StormReport } from './storm'

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

/** The table of a storm that is over, and the first entries that do not balance. */
export function tableOf({ figures, books, readings, memory }: StormReport): string {
  const { events, increments } = books
  return [
    section('The storm', [
      ['calls', `${number(figures.calls)}, ${number(books.good)} good and ${number(books.bad)} bad`],
      ['rounds', `${figures.rounds.length}, of ${figures.rounds.map(number).join(' · ')} calls`],
      ['tries', number(figures.tries)],
      ['hand-overs', number(figures.handOvers)],
      ['requests', number(figures.requests)],
      ['events deduplicated', number(figures.deduplicated)],
      ['seconds', figures.seconds.toFixed(1)],
      ['memory', `${megabytes(memory.peak)} at its peak, of ${megabytes(memory.bound)} at most`]
    ]),
    section('Faults, by requests', counted(figures.faults)),
    section('Answers where no fault befell', counted(figures.answers)),
    section('Bad calls', counted(books.badByKind)),
    section('Readings', Object.entries(readings)),
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
    verdict(books),
    ...(isWithin(memory) ? [] : ['The storm took more memory than it may.\n'])
  ].join('\n')
}

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

/** A storm in words: how far it is, and the table of its books. */
import type { Progress, StormReport } from './storm'
import { MISHAPS } from './mishaps'
import type { Mishap } from './mishaps'

const number = (value: number): string => value.toLocaleString('en-US')
const megabytes = (bytes: number): string => `${number(Math.round(bytes / 1_000_000))} MB`

/** One line on how far a storm is. */
export function progressLine({ seconds, sent, events, open, mishaps }: Progress, calls: number): string {
  const happened = Object.values(mishaps).reduce((sum, count) => sum + count, 0)
  return [
    `${seconds.toFixed(0).padStart(5)} s: ${number(sent)} of ${number(calls)} calls sent`,
    `${number(events)} events in Amplitude`,
    `${number(open.calls)} calls open, ${number(open.retries)} put off`,
    `${number(happened)} mishaps`
  ].join(' · ')
}

/** The table of a storm that is over, and the first entries that are wrong. */
export function tableOf(report: StormReport, calls: number): string {
  const { load, figures, arrivals, letters, open, mishaps } = report
  return [
    section('The storm', [
      ['calls', number(calls)],
      ['seconds', `${report.seconds}, of which ${report.sentAfter} until all were sent`],
      ['calls a second', number(Math.round(calls / report.seconds))],
      ['requests to the collectors', `${number(load.requests)}${again(load.again)}`],
      ['requests to Amplitude', number(figures.requests)],
      ['events deduplicated', number(figures.deduplicated)],
      ['dead letters written twice', number(letters.repeats)]
    ]),
    section(
      'What befell',
      (Object.keys(MISHAPS) as Mishap[]).map((mishap) => [MISHAPS[mishap], number(mishaps[mishap])])
    ),
    section('Bad calls', counted(letters.badByKind)),
    section(
      'Memory at its peak',
      report.peaks.map(([name, bytes]) => [name, megabytes(bytes)])
    ),
    section('The books: held / expected', [
      ['events in Amplitude', `${number(arrivals.held)} / ${number(arrivals.expected)}`],
      ['dead letters', `${number(letters.held)} / ${number(letters.expected)}`],
      ['calls left open in Kafka', `${number(open.calls)} / 0`],
      ['calls left put off', `${number(open.retries)} / 0`]
    ]),
    section('What is wrong', [
      ...Object.entries({ ...arrivals.counts, ...letters.counts }).map(([wrong, count]): [string, string] => [
        wrong,
        number(count)
      ]),
      ['fallen', number(report.fallen.length)]
    ]),
    verdict(report)
  ].join('\n')
}

function again(counts: Record<string, number>): string {
  const words = Object.entries(counts).map(([why, count]) => `${number(count)} after ${why}`)
  return words.length === 0 ? '' : `, of which sent again: ${words.join(', ')}`
}

function counted(counts: Record<string, number>): [string, string][] {
  return Object.entries(counts)
    .sort(([first], [second]) => first.localeCompare(second))
    .map(([name, count]) => [name, number(count)])
}

function section(title: string, rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(0, ...rows.map(([name]) => name.length))
  return [title, ...rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`), ''].join('\n')
}

function verdict({ isRight, arrivals, letters, fallen, folder }: StormReport): string {
  if (isRight) return 'The books balance.\n'
  const entries = [...arrivals.entries, ...letters.entries, ...fallen].map((words) => `  ${words}`)
  return ['The books do not balance. The first entries:', ...entries, `The logs are in ${folder}.`, ''].join('\n')
}

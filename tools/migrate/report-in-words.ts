/** The report of a migration, for a person: on the terminal, or as a document. */
import { showValue } from '../../src/amplitude/show-value'
import { asText, code, formatted, table } from '../markdown/markdown'
import type { Migration, Source } from './migration'
import { printable } from '../command/printable'
import type { Outcome, ReportLine } from './report-line'

/** What a person has to look at comes first. */
const OUTCOMES: Outcome[] = ['needs a person', 'carried over', 'not needed here']

const NOTHING_NEEDED = 'Nothing needs a person.'

const TITLES: Record<Source, string> = {
  'classic settings': 'From the classic destination',
  'saved subscriptions': 'From Amplitude (Actions)',
  mapping: 'From a mapping'
}

/**
 * What became of everything, with what needs a person first. Settings that changed nothing, and those that were not given, stand there by their
 * names alone; what changes in Amplitude is explained once.
 * @returns Plain text, which ends with a line break, and holds nothing that a terminal would obey.
 */
export function reportInText(report: ReportLine[]): string {
  const parts = partsOf(report).map(({ heading, lines }) =>
    [heading, ...lines.filter((line) => !isBrief(line)).map(inText), ...inBrief(lines.filter(isBrief))].join('\n\n')
  )
  return `${[...nothingNeeded(report), ...parts, ...explained(report)].join('\n\n')}\n`
}

/**
 * What a person has to look at, and nothing else: what needs one in full, and the subjects of what changes in Amplitude by their names.
 * @returns As {@link reportInText}.
 */
export function briefInText(report: ReportLine[]): string {
  const needed = partsOf(report.filter(({ outcome }) => outcome === 'needs a person')).map(({ heading, lines }) =>
    [heading, ...lines.map(inText)].join('\n\n')
  )
  const subjects = [...new Set(report.flatMap(({ changes = [] }) => changes.map(({ about }) => about)))]
  const changed = subjects.length > 0 ? [`What changes in Amplitude: ${printable(subjects.join(', '))}.`] : []
  return `${[...nothingNeeded(report), ...needed, ...changed].join('\n\n')}\n`
}

/** A setting that says nothing which a person would miss: --report has it in full. */
function isBrief({ outcome, isGiven }: ReportLine): boolean {
  return outcome !== 'needs a person' && isGiven !== undefined && (!isGiven || outcome === 'not needed here')
}

function inBrief(lines: ReportLine[]): string[] {
  const named = (given: boolean) => lines.filter(({ isGiven }) => isGiven === given).map(({ label }) => label)
  const [given, absent] = [named(true), named(false)]
  return [
    ...(given.length > 0 ? [`  ${given.join(', ')}.`] : []),
    ...(absent.length > 0 ? [`  Not given, so by default: ${absent.join(', ')}.`] : [])
  ].map(printable)
}

function inText({ label, key, value, what, why, todo = [], changes = [] }: ReportLine): string {
  const subjects = changes.map(({ about }) => about).join(', ')
  const lines = [
    `  ${titleOf(label, key)}: ${shown(value)}`,
    ...todo.map((sentence) => `    To do: ${sentence}`),
    `    ${what}`,
    `    ${why}${subjects && ` ${subjects}.`}`
  ]
  return lines.map(printable).join('\n')
}

/** Each change that some subscription has. */
function explained(report: ReportLine[]): string[] {
  const says = new Map(report.flatMap(({ changes = [] }) => changes.map((change) => [change.about, change.says])))
  if (says.size === 0) return []
  return [['What changes in Amplitude', ...[...says].map(([about, words]) => `  ${about}: ${words}`)].join('\n\n')]
}

/**
 * The report with a line for everything, and a summary at its end.
 * @returns A document in Markdown, in which nothing that was given is markup.
 */
export function reportInMarkdown(report: ReportLine[], source: Source = 'classic settings', summary = ''): string {
  const parts = partsOf(report).map(({ heading, lines }) => {
    const rows = lines
      .filter(({ changes }) => changes === undefined)
      .map(({ label, key, value, what, why }) => [titleOf(label, key), code(shown(value)), what, why].map(printable))
    const noted = lines.filter(({ changes }) => changes !== undefined).map(inSection)
    const rowsInTable = rows.length > 0 ? [table(['Setting', 'Value', 'What became of it', 'Why'], rows)] : []
    return [`## ${heading}`, ...rowsInTable, ...noted].join('\n\n')
  })
  const end = summary === '' ? [] : [`## Summary`, ...summary.split('\n').map((line) => asText(printable(line)))]
  return formatted([`# ${TITLES[source]}`, ...nothingNeeded(report), ...parts, ...end].join('\n\n'))
}

function inSection({ label, key, value, what, why, todo = [], changes = [] }: ReportLine): string {
  const text = (words: string) => asText(printable(words))
  const trigger = code(printable(shown(value)))
  const list = (items: string[]) => items.map((item) => `- ${item}`).join('\n')
  return [
    `### ${text(titleOf(label, key))}`,
    `Trigger: ${asText(trigger)}`,
    list(todo.map((sentence) => `**To do:** ${text(sentence)}`)),
    `${text(what)} ${text(why)}`,
    list(changes.map(({ about, says }) => `**${text(about)}:** ${text(says)}`))
  ].join('\n\n')
}

/** Where a migration wrote. */
export interface Written {
  /** The file with settings and subscriptions; standard output when absent. */
  out?: string
  /** The file with the report as Markdown, if there is one. */
  report?: string
}

/** Of what needs a person, how many are named in a line. */
const MOST_NAMED = 12

function decisions(report: ReportLine[]): string[] {
  const labels = report.filter(({ outcome }) => outcome === 'needs a person').map(({ label }) => label)
  if (labels.length === 0) return []
  const further = labels.length > MOST_NAMED ? ` and ${labels.length - MOST_NAMED} more` : ''
  return [`For a person to decide: ${labels.slice(0, MOST_NAMED).join(', ')}${further}.`]
}

/**
 * How many of each, what a person has to decide, and what was written where: to be understood without what stands before it.
 * @returns Two lines to four, without a line break at the end.
 */
export function summaryOf(
  { report, source, settings, subscriptions }: Migration,
  { out, report: file }: Written
): string {
  const counts = OUTCOMES.map((outcome) => `${report.filter((line) => line.outcome === outcome).length} ${outcome}`)
  const of = counted(report.length, source === 'classic settings' ? 'point' : 'subscription')
  const disabled = subscriptions.filter(({ enabled }) => !enabled).length
  const keys =
    settings.apiKey || settings.secretKey ? 'settings, with the keys of the project' : 'settings, without keys'
  const written = `${counted(subscriptions.length, 'subscription')}${
    disabled > 0 ? ` (${disabled} disabled)` : ''
  }, and ${keys}`
  return [
    `Summary of ${of}: ${counts.join(', ')}.`,
    ...decisions(report),
    `Written to ${out ?? 'standard output'}: ${written}.`,
    ...(file === undefined ? [] : [`Written to ${file}: this report, with every line in full.`])
  ].join('\n')
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}

function nothingNeeded(report: ReportLine[]): string[] {
  return report.some(({ outcome }) => outcome === 'needs a person') ? [] : [NOTHING_NEEDED]
}

function partsOf(report: ReportLine[]): { heading: string; lines: ReportLine[] }[] {
  return OUTCOMES.flatMap((outcome) => {
    const lines = report.filter((line) => line.outcome === outcome)
    return lines.length > 0
      ? [{ heading: `${outcome[0].toUpperCase()}${outcome.slice(1)}: ${lines.length}`, lines }]
      : []
  })
}

function titleOf(label: string, key: string): string {
  return label === key ? label : `${label} (${key})`
}

function shown(value: unknown): string {
  return value === undefined ? 'not given' : showValue(value)
}

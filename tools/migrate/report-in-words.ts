/** The report of a migration, for a person: on the terminal, or as a document. */
import { showValue } from '../../src/amplitude/show-value'
import { code, formatted, table } from '../docs/markdown'
import { printable } from './printable'
import type { Outcome, ReportLine } from './report-line'

/** What a person has to look at comes first. */
const OUTCOMES: Outcome[] = ['needs a person', 'carried over', 'not needed here']

/** @returns Plain text, which ends with a line break, and holds nothing that a terminal would obey. */
export function reportInText(report: ReportLine[]): string {
  const parts = partsOf(report).map(({ heading, lines }) => [heading, ...lines.map(inText)].join('\n\n'))
  return `${parts.join('\n\n')}\n`
}

function inText({ label, key, value, what, why }: ReportLine): string {
  return [`  ${titleOf(label, key)}: ${shown(value)}`, `    ${what}`, `    ${why}`].map(printable).join('\n')
}

/** @returns A document in Markdown, in which nothing that was given is markup. */
export function reportInMarkdown(report: ReportLine[]): string {
  const parts = partsOf(report).map(({ heading, lines }) => {
    const rows = lines.map(({ label, key, value, what, why }) =>
      [titleOf(label, key), code(shown(value)), what, why].map(printable)
    )
    return `## ${heading}\n\n${table(['Setting', 'Value', 'What became of it', 'Why'], rows)}`
  })
  return formatted(['# From the classic destination', ...parts].join('\n\n'))
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

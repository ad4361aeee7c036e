/** The tables of docs/migration.md: every classic setting, all that needed none, and what becomes of it. */
import { withGeneratedPart } from '../markdown/generated-part'
import { code, table } from '../markdown/markdown'
import { CLASSIC_BEHAVIOURS, CLASSIC_SETTINGS } from './classic-settings'
import type { ClassicSetting } from './classic-setting'

const WITHOUT_SETTING =
  '## Without a setting\n\nThe classic destination did this without being asked, and the report has a line for each.'

/**
 * A document with its tables as the settings say it now.
 * @throws Error where the document has no place for them.
 */
export function withSettingsTable(markdown: string): string {
  return withGeneratedPart(markdown, 'settings', [settingsTable(), WITHOUT_SETTING, behavioursTable()].join('\n\n'))
}

function settingsTable(): string {
  return table(['Setting', 'Key', 'Default', 'What it did', 'What becomes of it'], CLASSIC_SETTINGS.map(row))
}

function behavioursTable(): string {
  const rows = CLASSIC_BEHAVIOURS.map(({ label, key, does, answer }) => [label, code(key), does, answer])
  return table(['What', 'Where', 'What it did', 'What becomes of it'], rows)
}

function row({ key, label, default: otherwise, does, answer }: ClassicSetting<unknown>): string[] {
  return [label, code(key), defaultInWords(otherwise), does, answer]
}

function defaultInWords(value: unknown): string {
  if (value === undefined) return '–'
  if (typeof value === 'boolean') return value ? 'on' : 'off'
  return value === '' ? 'empty' : code(JSON.stringify(value))
}

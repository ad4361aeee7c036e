/** The table of docs/migration.md: every classic setting, and what becomes of it. */
import { withGeneratedPart } from '../docs/generated-part'
import { code, table } from '../docs/markdown'
import { CLASSIC_SETTINGS } from './classic-settings'
import type { ClassicSetting } from './classic-setting'

/**
 * A document with its table as the settings say it now.
 * @throws Error where the document has no place for it.
 */
export function withSettingsTable(markdown: string): string {
  return withGeneratedPart(markdown, 'settings', settingsTable())
}

function settingsTable(): string {
  return table(['Setting', 'Key', 'Default', 'What it did', 'What becomes of it'], CLASSIC_SETTINGS.map(row))
}

function row({ key, label, default: otherwise, does, answer }: ClassicSetting<unknown>): string[] {
  return [label, code(key), defaultInWords(otherwise), does, answer]
}

function defaultInWords(value: unknown): string {
  if (value === undefined) return '–'
  if (typeof value === 'boolean') return value ? 'on' : 'off'
  return value === '' ? 'empty' : code(JSON.stringify(value))
}

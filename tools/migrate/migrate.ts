import type { JsonObject } from '../sandbox/json'
import { CLASSIC_PARTS, CLASSIC_SETTINGS, isSetting } from './classic-settings'
import type { Circumstances, ClassicSetting, MigrationOptions } from './classic-setting'
import { startingDraft } from './draft'
import { refuseMaskedKeys } from './masked-keys'
import { migrateAnswer } from './migrate-answer'
import { migrateMapping } from './migrate-mapping'
import type { Migration } from './migration'
import { MigrationError } from './migration-error'
import { nearest } from '../../pipeline/run/nearest'
import { recognize } from './recognize'
import type { ReportLine } from './report-line'

export type { Migration, MigrationOptions, ReportLine }

/** How a secret is shown. */
const MASK = '********'

/**
 * Turns what another destination for Amplitude was set up with into the settings and subscriptions of this one.
 * @param input The settings of a classic destination, flat or as Segment's Public API nests them, of which `null` counts as not given;
 * subscriptions of Segment's Amplitude (Actions), as the API gives one, some or all of them; or one mapping.
 * @throws MigrationError where the input is none of these, has masked keys, or something of a wrong type in it: all wrong settings are named.
 */
export function migrate(input: unknown, options: MigrationOptions = {}): Migration {
  const recognized = recognize(input)
  switch (recognized.kind) {
    case 'classic settings':
      return migrateSettings(recognized.settings, options)
    case 'saved subscriptions':
      return migrateAnswer(recognized, options)
    case 'mapping':
      return migrateMapping(recognized.mapping, options)
    case 'migrated':
      throw new MigrationError(MIGRATED)
  }
}

const MIGRATED =
  'The input holds subscriptions: it is what a migration writes, and nothing of it is left to be migrated. Try it on the page of npm run serve, or create them in Segment: docs/migration.md has the script.'

function migrateSettings(settings: JsonObject, options: MigrationOptions): Migration {
  refuseMaskedKeys(settings)
  const given = new Map(Object.entries(settings).filter(([, value]) => value !== null))
  const wrong = CLASSIC_SETTINGS.flatMap((setting) => wrongTypeOf(setting, given.get(setting.key)))
  if (wrong.length > 0) throw new MigrationError(wrong.join('\n'))

  const lookUp: Circumstances['lookUp'] = ({ key, type, default: otherwise }) => {
    const value = given.get(key)
    return value !== undefined && type.is(value) ? value : otherwise
  }
  let draft = startingDraft(options)
  const report: ReportLine[] = []
  const circumstances = { options, lookUp }
  for (const part of CLASSIC_PARTS) {
    const value = isSetting(part) ? lookUp(part) : part.value(circumstances)
    const { change, ...verdict } = isSetting(part) ? part.judge(value, circumstances) : part.judge(circumstances)
    draft = change?.(draft) ?? draft
    report.push(
      isSetting(part)
        ? lineOf(part, value, verdict, given.has(part.key))
        : { key: part.key, label: part.label, value, ...verdict }
    )
  }
  return { source: 'classic settings', ...draft, report: [...report, ...unknownKeys(given)] }
}

function wrongTypeOf({ key, type, secret }: ClassicSetting<unknown>, value: unknown): string[] {
  const wrong = value === undefined ? undefined : type.wrongIn(value)
  if (wrong === undefined) return []
  return [`${key} must be ${type.words}, and ${secret ? `is of the type ${typeof value}` : wrong}.`]
}

function lineOf(
  { key, label, secret }: ClassicSetting<unknown>,
  value: unknown,
  verdict: Pick<ReportLine, 'outcome' | 'what' | 'why'>,
  isGiven: boolean
): ReportLine {
  const absent = value === undefined ? 'Not given.' : 'Not given, so its default counts.'
  const why = isGiven ? verdict.why : `${absent} ${verdict.why}`
  return { key, label, value: secret && value !== '' ? MASK : value, ...verdict, why, isGiven }
}

function unknownKeys(given: Map<string, unknown>): ReportLine[] {
  const known = CLASSIC_SETTINGS.map(({ key }) => key)
  return [...given]
    .filter(([key]) => !known.includes(key))
    .map(([key, value]) => {
      const meant = nearest(key, known)
      return {
        key,
        label: key,
        value: canHoldSecret(value) ? MASK : value,
        outcome: 'needs a person',
        what: `Nothing came of it.${
          meant ? ` If ${meant} is meant, correct the key and run the migration again.` : ''
        }`,
        why: 'The classic destination has no setting of this key.'
      }
    })
}

/** Under a key that is not known, text may be a secret, and an object may hold one. */
function canHoldSecret(value: unknown): boolean {
  return typeof value !== 'boolean' && typeof value !== 'number'
}

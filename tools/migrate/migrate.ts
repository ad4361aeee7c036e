import { CLASSIC_PARTS, CLASSIC_SETTINGS, isSetting } from './classic-settings'
import type { Circumstances, ClassicSetting, MigrationOptions } from './classic-setting'
import type { DestinationSettings } from './draft'
import { startingDraft } from './draft'
import { MigrationError } from './migration-error'
import { nearest } from './nearest'
import type { ReportLine } from './report-line'
import { settingsIn } from './settings-in'
import type { Subscription } from './subscription'

export type { MigrationOptions, ReportLine }

/** What a classic destination becomes. */
export interface Migration {
  settings: DestinationSettings
  subscriptions: Subscription[]
  /** A line for each classic setting, given or not, for each thing that the classic destination did unasked, and for each key that is none. */
  report: ReportLine[]
}

/** How a secret is shown. */
const MASK = '********'

/**
 * Turns the settings of a classic Amplitude destination into the settings and subscriptions of this one.
 * @param input The settings, flat or as Segment's Public API nests them; `null` counts as not given.
 * @throws MigrationError where the input holds no settings, or some of a wrong type; it names all of these.
 */
export function migrate(input: unknown, options: MigrationOptions = {}): Migration {
  const given = new Map(Object.entries(settingsIn(input)).filter(([, value]) => value !== null))
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
  return { ...draft, report: [...report, ...unknownKeys(given)] }
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
  return { key, label, value: secret && value !== '' ? MASK : value, ...verdict, why }
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

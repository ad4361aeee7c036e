/** The arguments of `npm run migrate`, what it reads, and what it writes. */
import { readFileSync, writeFileSync } from 'fs'
import { Command, CommanderError, Option } from 'commander'
import type { Migration, MigrationOptions } from './migrate'
import { migrate } from './migrate'
import { fileProblem } from '../../pipeline/run/file-problem'
import { MigrationError } from './migration-error'
import { printable } from '../command/printable'
import { readJson } from './read-json'
import { briefInText, reportInMarkdown, reportInText, summaryOf } from './report-in-words'

/** Where the command writes its words. */
export interface Output {
  say: (words: string) => void
  complain: (words: string) => void
}

interface Arguments extends MigrationOptions {
  out?: string
  report?: string
  verbose?: boolean
  /** A file. */
  catalog?: string
}

const EXIT = { carriedOver: 0, invalid: 1, needsPerson: 2 } as const

/** The file descriptor of standard input, which `-` stands for. */
const STANDARD_INPUT = 0

function command(): Command {
  return new Command('migrate')
    .description(
      "Turns the settings of a classic Amplitude destination, or subscriptions of Segment's Amplitude (Actions), into this destination's settings and subscriptions."
    )
    .argument(
      '<file>',
      "JSON file with the settings or the subscriptions, as Segment's Public API gives them, or with one mapping; - for standard input"
    )
    .option('--out <file>', 'where settings and subscriptions go; standard output when absent')
    .option('--report <file>', 'where the report goes as Markdown too')
    .option('--verbose', 'what became of each setting or subscription, and not only what needs a person')
    .addOption(
      new Option(
        '--verb <verb>',
        'first word of the names of pages in Amplitude; classic: Viewed with a name or category, Loaded for all'
      )
        .choices(['Loaded', 'Viewed', 'classic'])
        .default('classic')
    )
    .addOption(
      new Option('--device-mode <where>', "the source sent by Amplitude's SDK, and not by Segment's servers").choices([
        'browser',
        'ios',
        'android'
      ])
    )
    .option('--action <key>', 'the action that one mapping is of, where its fields do not tell it')
    .option('--catalog <file>', "the catalog's answer, where subscriptions name their actions by an id alone")
    .addHelpText(
      'after',
      '\nExit codes: 0 all is carried over, 2 something needs a person (the report says what), 1 the input is invalid.'
    )
}

/**
 * Migrates as the arguments ask.
 * @param args Without the names of the program and the script.
 * @returns The exit code: 0 when all is carried over or help was asked for, 2 when something needs a person, 1 when the
 * arguments or the input are invalid, and nothing is written, or when a file cannot be read or written.
 */
export function migrateFromArguments(args: readonly string[], output: Output): number {
  const parser = command().exitOverride().configureOutput({ writeOut: output.say, writeErr: output.complain })
  try {
    parser.parse(args, { from: 'user' })
    const { out, report, verbose, catalog, ...options } = parser.opts<Arguments>()
    const known = catalog === undefined ? undefined : readJson(read(catalog))
    const migration = migrate(readJson(read(parser.args[0])), { ...options, catalog: known })
    write(migration, { out, report, verbose }, output)
    return migration.report.some(({ outcome }) => outcome === 'needs a person') ? EXIT.needsPerson : EXIT.carriedOver
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode
    if (!(error instanceof MigrationError)) throw error
    output.complain(`${error.message.split('\n').map(printable).join('\n')}\n`)
    return EXIT.invalid
  }
}

function read(file: string): string {
  const isInput = file === '-'
  try {
    return textOf(readFileSync(isInput ? STANDARD_INPUT : file))
  } catch (error) {
    throw new MigrationError(fileProblem(error, isInput ? 'Standard input' : file, 'read'))
  }
}

/** Windows PowerShell writes what it is handed as UTF-16. */
function textOf(bytes: Buffer): string {
  return bytes[0] === 0xff && bytes[1] === 0xfe ? bytes.toString('utf16le') : bytes.toString('utf8')
}

function write(migration: Migration, { out, report, verbose }: Arguments, { say, complain }: Output): void {
  const { settings, subscriptions } = migration
  const result = `${JSON.stringify({ settings, subscriptions }, null, 2)}\n`
  const summary = summaryOf(migration, { out, report })
  // The result holds the keys of the project: for its owner alone.
  if (out !== undefined) writeTo(out, result, 0o600)
  if (report !== undefined) writeTo(report, reportInMarkdown(migration.report, migration.source, summary))
  if (out === undefined) say(result)
  const tell = out === undefined ? complain : say
  const words = verbose ? reportInText(migration.report) : briefInText(migration.report)
  const hint = verbose || report !== undefined ? [] : [REST]
  tell(`${words}\n${[...summary.split('\n'), ...hint].map(printable).join('\n')}\n`)
}

const REST = 'What became of each: --verbose says it here, --report <file> writes it as a document.'

function writeTo(file: string, text: string, mode?: number): void {
  try {
    writeFileSync(file, text, { mode })
  } catch (error) {
    throw new MigrationError(fileProblem(error, file, 'written'))
  }
}

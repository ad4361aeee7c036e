/** The arguments of `npm run migrate`, what it reads, and what it writes. */
import { readFileSync, writeFileSync } from 'fs'
import { Command, CommanderError, Option } from 'commander'
import type { Migration, MigrationOptions } from './migrate'
import { migrate } from './migrate'
import { MigrationError } from './migration-error'
import { printable } from './printable'
import { readJson } from './read-json'
import { reportInMarkdown, reportInText } from './report-in-words'

/** Where the command writes its words. */
export interface Output {
  say: (words: string) => void
  complain: (words: string) => void
}

interface Arguments extends MigrationOptions {
  out?: string
  report?: string
}

const EXIT = { carriedOver: 0, invalid: 1, needsPerson: 2 } as const

/** The file descriptor of standard input, which `-` stands for. */
const STANDARD_INPUT = 0

function command(): Command {
  return new Command('migrate')
    .description(
      "Turns the settings of a classic Amplitude destination into this destination's settings and subscriptions."
    )
    .argument('<settings>', "JSON file with the settings, as Segment's Public API gives them; - for standard input")
    .option('--out <file>', 'where settings and subscriptions go; standard output when absent')
    .option('--report <file>', 'where the report goes as Markdown too')
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
    const { out, report, ...options } = parser.opts<Arguments>()
    const migration = migrate(readJson(read(parser.args[0])), options)
    write(migration, { out, report }, output)
    return migration.report.some(({ outcome }) => outcome === 'needs a person') ? EXIT.needsPerson : EXIT.carriedOver
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode
    if (!(error instanceof MigrationError) && !isSystemError(error)) throw error
    output.complain(`${error.message.split('\n').map(printable).join('\n')}\n`)
    return EXIT.invalid
  }
}

function read(file: string): string {
  return readFileSync(file === '-' ? STANDARD_INPUT : file, 'utf8')
}

function write({ settings, subscriptions, report }: Migration, files: Arguments, { say, complain }: Output): void {
  const result = `${JSON.stringify({ settings, subscriptions }, null, 2)}\n`
  // The result holds the keys of the project: for its owner alone.
  if (files.out !== undefined) writeFileSync(files.out, result, { mode: 0o600 })
  if (files.report !== undefined) writeFileSync(files.report, reportInMarkdown(report))
  if (files.out === undefined) say(result)
  const tell = files.out === undefined ? complain : say
  tell(reportInText(report))
}

/** Of a file that cannot be read or written. The message names it. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return typeof error === 'object' && error !== null && 'syscall' in error
}

/** The arguments of `npm run fuzz`, and what it says. */
import { Command, InvalidArgumentError, Option } from 'commander'
import destination from '../../src'
import { wholeNumber } from '../command/whole-number'
import type { Fuzzed, FuzzReport } from './fuzz'
import { fuzz } from './fuzz'
import { fuzzAnswers } from './fuzz-answers'
import { fuzzCalls } from './fuzz-calls'

interface Arguments {
  minutes: number
  seed?: number
  only?: string
  path?: string
}

const PROPERTIES: Record<string, () => Promise<Fuzzed>> = {
  calls: () => fuzzCalls(destination),
  answers: () => Promise.resolve(fuzzAnswers())
}

function minutes(text: string): number {
  const value = text.trim() === '' ? NaN : Number(text)
  if (!(value > 0 && value < Infinity)) throw new InvalidArgumentError('It is a number above 0.')
  return value
}

/** @param say Takes what the command has to say. */
export function fuzzCommand(say: (words: string) => void): Command {
  return new Command('fuzz')
    .description('Tries the destination with calls and answers of all kinds, and shows the smallest case that fails.')
    .option('--minutes <n>', 'how long it goes on', minutes, 1)
    .option('--seed <n>', 'repeats a run; by chance when absent', wholeNumber)
    .addOption(new Option('--only <what>', 'what alone is tried; both when absent').choices(Object.keys(PROPERTIES)))
    .option('--path <path>', 'tries the one case that a failure named, with its seed and --only')
    .action((options: Arguments) => run(options, say))
}

async function run(
  { minutes, seed = Math.floor(Math.random() * 2 ** 31), only, path }: Arguments,
  say: (words: string) => void
) {
  if (path !== undefined && only === undefined)
    throw new Error('--path is a case of one property: name it with --only.')
  const all = await Promise.all(
    Object.keys(PROPERTIES)
      .filter((name) => (only ?? name) === name)
      .map((name) => PROPERTIES[name]())
  )
  const begun = Date.now()
  const elapsed = () => (Date.now() - begun) / 60_000
  say(`Fuzz of ${minutes} minutes, seed ${seed}\n`)
  try {
    const goesOn = (rounds: number) => (path === undefined ? elapsed() < minutes : rounds === 0)
    const report = await fuzz(all, { seed, path, goesOn, onRound: progress(say, all) })
    say(summaryOf(report, all, elapsed()))
    if (report.failure) process.exitCode = 1
  } finally {
    for (const one of all) await one.close()
  }
}

const PROGRESS_MS = 60_000

/** A line a minute. */
function progress(say: (words: string) => void, all: Fuzzed[]): (rounds: number) => void {
  let told = Date.now()
  return (rounds) => {
    if (Date.now() - told < PROGRESS_MS) return
    told = Date.now()
    say(`${rounds} rounds. ${all.map(tried).join(' ')}\n`)
  }
}

/** What was tried, and what failed. */
export function summaryOf({ rounds, failure }: FuzzReport, all: Fuzzed[], minutes: number): string {
  const lines = [`${rounds} rounds in ${minutes.toFixed(1)} minutes.`, ...all.map(tried)]
  if (!failure) return `${[...lines, 'Nothing failed.'].join('\n')}\n`
  const { name, seed, path, words } = failure
  const again = `npm run fuzz -- --only ${name} --seed ${seed} --path ${path}`
  return `${[...lines, '', `${name} failed:`, words, '', `Try that case again: ${again}`].join('\n')}\n`
}

function tried({ name, counts }: Fuzzed): string {
  const figures = Object.entries(counts).map(([what, count]) => `${count} ${inWords(what)}`)
  return `${name}: ${figures.join(', ')}.`
}

const inWords = (name: string) => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)

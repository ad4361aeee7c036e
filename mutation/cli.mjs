import { execFileSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { changedFiles } from './changed-files.mjs'
import { optionsIn } from './command-line.mjs'
import { Explained, entriesOfProject, placeOf } from './explained.mjs'
import { percentage, scoresOf, whatIsMissing } from './scores.mjs'

const options = optionsIn(process.argv.slice(2))

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
process.env.TZ = 'UTC'

const files = chosenFiles()
if (files?.length === 0) console.log('No file of src/ is touched: there is nothing to mutate.')
else process.exitCode = await run(files)

/** The files to mutate: undefined for all. */
function chosenFiles() {
  if (!options.changed) return options.files
  const changed = changedFiles(options.base)
  if (changed === undefined) console.log(`git knows no ${options.base} to compare with, so no file counts as touched.`)
  return changed ?? []
}

async function run(mutate) {
  install()
  const { Stryker } = await import('@stryker-mutator/core')
  const started = Date.now()
  if (options.patience !== undefined) process.env.MUTATION_PATIENCE = String(options.patience)
  if (options.explained) process.env.MUTATION_EXPLAINED = 'tried'
  if (options.suites) process.env.MUTATION_SUITES = JSON.stringify(options.suites)
  const mutants = await new Stryker({
    configFile: 'mutation/stryker.config.mjs',
    ...(mutate && { mutate }),
    concurrency: options.concurrency,
    // What few suites notice is nothing to remember.
    incremental: options.suites === undefined,
    // What an earlier run remembers of explained mutants is that they were not tried.
    force: options.force === true || options.explained === true
  }).runMutationTest()
  const scores = scoresOf(mutants.map((mutant) => ({ ...mutant, fileName: relative('.', mutant.fileName) })))
  const explained = new Explained(entriesOfProject())
  const open = scores.flatMap((score) => tell(score, explained))
  for (const [file, , from, becomes] of explained.outdated(scores.map(({ file }) => file))) {
    console.log(`${file}: explained, and noticed by now, or gone: ${from} → ${becomes}`)
  }
  const took = Math.round((Date.now() - started) / 1000)
  console.log(
    `\n${mutants.length} mutants, ${shown(percentage(scores))} noticed, ${
      open.length
    } of the others unexplained, in ${took} s`
  )
  const missing = whatIsMissing(scores, { open: open.length, whole: mutate === undefined })
  if (missing === undefined) return 0
  console.log(missing)
  return 1
}

/** The packages of this folder, where those that npm put here are older than the lockfile. */
function install() {
  const installed = statSync('mutation/node_modules/.package-lock.json', { throwIfNoEntry: false })
  if (installed && installed.mtimeMs >= statSync('mutation/package-lock.json').mtimeMs) return
  execFileSync('npm', ['ci', '--prefix', 'mutation', '--no-audit', '--no-fund'], { stdio: 'inherit' })
}

/** Says what is not noticed in a file, and returns that of it which is not explained. */
function tell(score, explained) {
  const source = readFileSync(score.file, 'utf8')
  const open = score.unnoticed.filter((mutant) => !explained.has(score.file, source, mutant))
  console.log(`${score.file}: ${shown(percentage([score]))}`)
  for (const mutant of open) {
    const { line, column } = mutant.location.start
    const { from, becomes } = placeOf(score.file, source, mutant)
    console.log(
      `  ${line}:${column} ${from} → ${becomes}${mutant.status === 'NoCoverage' ? ' (no test comes here)' : ''}`
    )
  }
  return open
}

function shown(percent) {
  return `${percent.toFixed(1)} %`
}

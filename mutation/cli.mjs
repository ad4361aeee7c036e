import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { changedFiles } from './changed-files.mjs'
import { percentage, scoresOf } from './scores.mjs'

/** The score in per cent that changed files must have. */
const REQUIRED = 95

const { values: options, positionals } = parseArgs({
  options: {
    files: { type: 'boolean', default: false },
    changed: { type: 'boolean', default: false },
    base: { type: 'string', default: 'origin/main' },
    concurrency: { type: 'string' },
    force: { type: 'boolean', default: false }
  },
  allowPositionals: true
})

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
process.env.TZ = 'UTC'

const files = chosenFiles()
if (files?.length === 0) console.log('No file of src/ is touched: there is nothing to mutate.')
else process.exitCode = await run(files)

/** The files to mutate: undefined for all. */
function chosenFiles() {
  if (options.files) return positionals
  if (!options.changed) return undefined
  const changed = changedFiles(options.base)
  if (changed === undefined) console.log(`git knows no ${options.base} to compare with, so no file counts as touched.`)
  return changed ?? []
}

async function run(mutate) {
  install()
  const { Stryker } = await import('@stryker-mutator/core')
  const started = Date.now()
  const mutants = await new Stryker({
    configFile: 'mutation/stryker.config.mjs',
    ...(mutate && { mutate }),
    ...(options.concurrency && { concurrency: Number(options.concurrency) }),
    force: options.force
  }).runMutationTest()
  const scores = scoresOf(mutants.map((mutant) => ({ ...mutant, fileName: relative('.', mutant.fileName) })))
  for (const score of scores) tell(score)
  const total = percentage(scores)
  console.log(`\n${mutants.length} mutants, ${shown(total)} noticed, in ${Math.round((Date.now() - started) / 1000)} s`)
  if (!options.changed || total >= REQUIRED) return 0
  console.log(
    `The files touched need ${REQUIRED} %: see mutation/README.md for what to do with a mutant that no test notices.`
  )
  return 1
}

/** The packages of this folder, where those that npm put here are older than the lockfile. */
function install() {
  const installed = statSync('mutation/node_modules/.package-lock.json', { throwIfNoEntry: false })
  if (installed && installed.mtimeMs >= statSync('mutation/package-lock.json').mtimeMs) return
  execFileSync('npm', ['ci', '--prefix', 'mutation', '--no-audit', '--no-fund'], { stdio: 'inherit' })
}

function tell(score) {
  console.log(`\n${score.file}: ${shown(percentage([score]))}`)
  for (const { location, mutatorName, replacement, status } of score.unnoticed) {
    console.log(`  ${location.start.line}:${location.start.column} ${mutatorName} (${status}) → ${replacement}`)
  }
}

function shown(percent) {
  return `${percent.toFixed(1)} %`
}

/** Tries what `contribute` makes with the tools of Segment's repository, in its versions. */
import { spawnSync } from 'child_process'
import { cpSync, readFileSync } from 'fs'
import { join } from 'path'
import { pathToFileURL } from 'url'
import type { DestinationDefinition } from '@segment/actions-core'
import { typesOf } from '../generate-types/types-of'
import { problemsOf } from '../validate/problems-of'
import { contribute } from './contribute'
import type { Contribution } from './contribution'
import { contributionOf } from './contribution'
import { makeCheckout } from './made-up-checkout'
import { packagesOf } from './packages'

const PROJECT = join(__dirname, '..', '..')
const SCRATCH = join(__dirname, 'scratch')

/** What the package of the destinations depends on, and a destination may import. */
const ALLOWED_PACKAGES = new Set([
  '@amplitude/ua-parser-js',
  '@segment/actions-core',
  '@segment/actions-shared',
  'dayjs',
  'liquidjs',
  'lodash',
  'lru-cache'
])

/** Gives what is wrong, a line each. */
type Check = () => string[] | Promise<string[]>

async function main(): Promise<void> {
  const checkout = makeCheckout()
  try {
    cpSync(SCRATCH, checkout.root, { recursive: true })
    const contribution = await contributionOf(PROJECT)
    await contribute(contribution, checkout.root, { folder: 'amplitude-v2', dryRun: false })
    const folder = join(checkout.root, checkout.folder)
    const files = `${checkout.folder}/**/*.ts`
    const tool = (command: string, ...args: string[]) => run(checkout.root, command, ...args)

    const checks: Record<string, Check> = {
      'the packages install': () => tool('npm', 'ci', '--no-audit', '--no-fund'),
      'the types hold': () => tool('npx', 'tsc', '--project', '.'),
      'the linter has no complaint': () => tool('npx', 'eslint', '--quiet', files),
      'the formatting is theirs': () => tool('npx', 'prettier', '--check', files),
      'the imports are allowed': () => importProblems(contribution),
      'the generated types are those that the fields give': async () =>
        typeProblems(folder, await definitionIn(folder)),
      'the rules are met': async () => problemsOf(await definitionIn(folder)),
      'the tests pass': () => tool('npx', 'jest', '--ci')
    }
    for (const [name, check] of Object.entries(checks)) await report(name, check)
  } finally {
    checkout.remove()
  }
}

async function report(name: string, check: Check): Promise<void> {
  const start = Date.now()
  const problems = await check()
  console.log(`${problems.length === 0 ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - start) / 1000).toFixed(1)} s)`)
  for (const problem of problems) console.error(problem)
  if (problems.length > 0) process.exitCode = 1
}

function run(cwd: string, command: string, ...args: string[]): string[] {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, TZ: 'UTC' },
    maxBuffer: 64 * 1024 * 1024
  })
  return status === 0 ? [] : [stdout + stderr]
}

function importProblems(contribution: Contribution): string[] {
  const shipped: Contribution = new Map([...contribution].filter(([path]) => !path.startsWith('__tests__/')))
  return [
    ...[...packagesOf(shipped)]
      .filter((name) => !ALLOWED_PACKAGES.has(name))
      .map((name) => `${name} is no package that a destination there may import.`),
    ...[...shipped]
      .filter(([, text]) => /\bcreateHash\b/.test(text))
      .map(([path]) => `${path} uses createHash, which is not allowed there.`)
  ]
}

async function definitionIn(folder: string): Promise<DestinationDefinition<never>> {
  const module = (await import(pathToFileURL(join(folder, 'index.ts')).href)) as {
    default: DestinationDefinition<never> | { default: DestinationDefinition<never> }
  }
  return 'default' in module.default ? module.default.default : module.default
}

async function typeProblems(folder: string, definition: DestinationDefinition<never>): Promise<string[]> {
  return [...(await typesOf(definition))]
    .filter(([path, text]) => readFileSync(join(folder, path), 'utf8') !== text)
    .map(([path]) => `${path} differs from what the fields give. Run npm run generate-types.`)
}

void main()

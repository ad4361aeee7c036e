/** Tries what `contribute` makes with the tools of Segment's repository, in its versions. */
import { spawnSync } from 'child_process'
import { cpSync, readFileSync } from 'fs'
import { join } from 'path'
import { pathToFileURL } from 'url'
import type { DestinationDefinition } from '@segment/actions-core'
import { Command } from 'commander'
import { runCommand } from '../command/run-command'
import { typesOf } from '../generate-types/types-of'
import { problemsOf } from '../validate/problems-of'
import type { ContributeOptions } from './contribute'
import { contribute } from './contribute'
import type { Contribution } from './contribution'
import { contributionOf } from './contribution'
import { OWN_FOLDER } from './identity'
import { DESTINATIONS, makeCheckout } from './made-up-checkout'
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

/** The folder that stands for another one beside Segment's own. */
const BESIDE = 'amplitude-beside'

/** Where it is laid, as `contribute` takes it: over Segment's own destination, and beside it under another name. */
const LANDINGS: Pick<ContributeOptions, 'folder' | 'name' | 'slug'>[] = [
  { folder: OWN_FOLDER },
  { folder: BESIDE, name: 'Amplitude (Beside)', slug: 'actions-amplitude-beside' }
]

const PARSER = '@amplitude/ua-parser-js'

/** The newest of the range. By number, so that a release does not change what is checked. */
const NEWEST_PARSER = '0.7.33'

async function check(): Promise<void> {
  const checkout = makeCheckout()
  try {
    cpSync(SCRATCH, checkout.root, { recursive: true })
    const contribution = await contributionOf(PROJECT)
    for (const landing of LANDINGS) await contribute(contribution, checkout.root, { ...landing, dryRun: false })
    const tool = (command: string, ...args: string[]) => run(checkout.root, command, ...args)
    const folders = LANDINGS.map(({ folder }) => join(checkout.root, DESTINATIONS, folder))
    const inEach = async (check: (folder: string) => Promise<string[]>) =>
      (await Promise.all(folders.map((folder) => check(folder)))).flat()

    const checks: Record<string, Check> = {
      'the packages install, in the versions that are locked there': () => tool('npm', 'ci', '--no-audit', '--no-fund'),
      'the types hold': () => tool('npx', 'tsc', '--project', '.'),
      'the linter has no complaint and no warning': () =>
        tool('npx', 'eslint', '--max-warnings', '0', `${DESTINATIONS}/*/**/*.ts`),
      'the formatting is theirs': () => tool('npx', 'prettier', '--check', `${DESTINATIONS}/*/**/*.ts`),
      'the imports are allowed': () => importProblems(contribution),
      'the generated types are those that the fields give': () =>
        inEach(async (folder) => typeProblems(folder, await definitionIn(folder))),
      'the rules are met': () => inEach(async (folder) => problemsOf(await definitionIn(folder))),
      'the tests pass, with the user agents read as they are there': () =>
        tool('npx', 'jest', '--ci', `destinations/${OWN_FOLDER}/`),
      'the tests that know the name pass under the other one': () =>
        tool('npx', 'jest', '--ci', ...testsWith(contribution, NAME, BESIDE)),
      'the newest reader of user agents installs': () =>
        tool('npm', 'install', '--no-save', '--no-audit', '--no-fund', `${PARSER}@${NEWEST_PARSER}`),
      'the tests that read user agents pass with it': () =>
        tool('npx', 'jest', '--ci', ...testsWith(contribution, USER_AGENT, OWN_FOLDER))
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

/** What a test has that knows the destination's name or slug, or a key of that name, or all of what is sent. */
const NAME = /actions.amplitude|toMatchSnapshot/i

/** What a test has in which the reader of user agents has a part. */
const USER_AGENT = /user.?agent|sample-payload/i

/** The tests that have something, by their path below a folder of the checkout. */
function testsWith(contribution: Contribution, what: RegExp, folder: string): string[] {
  return [...contribution]
    .filter(([path, text]) => path.endsWith('.test.ts') && what.test(text))
    .map(([path]) => `destinations/${folder}/${path}`)
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

const command = new Command('check:contribution')
  .description("Lays the contribution into a made-up checkout, and checks it with the tools of Segment's repository.")
  .action(check)

void runCommand(command)

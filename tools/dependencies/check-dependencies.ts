/**
 * `npm run check:dependencies`: whether what users get with the project is free of known holes, and may be passed on. With `--versions`, by hand,
 * which versions grew old.
 */
import { Command } from 'commander'
import { runCommand } from '../command/run-command'
import { table } from '../markdown/markdown'
import { askForAdvisories } from './advisories'
import { directDependencies } from './direct-dependencies'
import { licenceProblems, licencesInWords } from './licence-problems'
import { readLockfile, usedPackages } from './lockfile'
import type { OldVersion } from './old-versions'
import { oldVersion } from './old-versions'
import { PINNED_VERSIONS } from './pinned-versions'
import { publishedVersions } from './published-versions'

async function check({ versions }: { versions: boolean }): Promise<void> {
  if (versions) return tellOldVersions()
  checkLicences()
  await checkAdvisories()
}

function checkLicences(): void {
  const used = usedPackages(readLockfile())
  const problems = licenceProblems(used)
  console.log(`Licences of the ${used.length} packages that users get: ${licencesInWords(used)}.`)
  for (const problem of problems) console.error(problem)
  if (problems.length > 0) process.exitCode = 1
}

async function checkAdvisories(): Promise<void> {
  const { kind, lines } = await askForAdvisories()
  if (kind === 'none') console.log('No advisory of severity high or critical is known for them.')
  for (const line of lines) console.error(line)
  if (kind === 'found' || kind === 'failed') process.exitCode = 1
}

async function tellOldVersions(): Promise<void> {
  const old: OldVersion[] = []
  for (const dependency of directDependencies(readLockfile())) {
    const found = oldVersion(dependency, await publishedVersions(dependency.name, dependency.version), new Date())
    if (found !== undefined) old.push(found)
  }
  const rows = old.map(({ name, for: whose, version, since, sameMajor = '', newest }) => [
    name,
    whose,
    version,
    since,
    sameMajor,
    newest,
    PINNED_VERSIONS[name] ?? ''
  ])
  console.log(table(['Package', 'For', 'Locked', 'Since', 'Newest of its major', 'Newest', 'Stays'], rows))
}

const command = new Command('check:dependencies')
  .description(
    'Checks the packages that users get: their licences, and the advisories that the registry has. Exit code 1 for a licence that is not permitted, for an advisory of severity high or critical, and where the registry does not answer.'
  )
  .option(
    '--versions',
    'instead, lists direct dependencies whose version the registry has had for over a year, where a newer one runs on Node 20',
    false
  )
  .action(check)

void runCommand(command)

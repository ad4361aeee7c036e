import { resolve } from 'path'
import type { Change } from './changes'
import { applyChanges, changesOf, presentFiles } from './changes'
import { destinationFolder, isRegistered, missingPackages } from './checkout'
import type { Contribution } from './contribution'
import { identityFor, OWN_IDENTITY, refuseTaken } from './identity'
import { leftToDo } from './left-to-do'
import type { LostFields } from './lost-fields'
import { lostFields } from './lost-fields'
import { HELPERS } from './landing'
import { packagesOf } from './packages'
import { renamed } from './rename'
import type { ReplacedTest } from './replaced-tests'
import { replacedTests } from './replaced-tests'

/** How to contribute. */
export interface ContributeOptions {
  /** The name of the destination's folder. */
  folder: string
  /** The name and slug of the destination; for Segment's own folder none, as it keeps them. */
  name?: string
  slug?: string
  /** Whether to write nothing, and only say what would be written. */
  dryRun: boolean
}

/**
 * Lays the destination into a checkout of Segment's repository.
 * @returns What was done, or would be, and what is left to a person, to be shown.
 * @throws Where there is no such checkout, something in the way that would be lost, or a name or slug that is missing or taken. Nothing
 * is written then.
 */
export async function contribute(
  contribution: Contribution,
  checkout: string,
  { folder, name, slug, dryRun }: ContributeOptions
): Promise<string> {
  const target = await destinationFolder(resolve(checkout), folder)
  const identity = identityFor(folder, name, slug)
  const own = identity === OWN_IDENTITY
  const files = own ? contribution : renamed(contribution, identity)
  const present = await presentFiles(target)
  const changes = await changesOf(files, target, present, identity)
  await refuseTaken(target, identity)
  if (!dryRun) await applyChanges(changes, files, target)
  return [
    ...changeLines(changes, target.path, dryRun),
    ...replacedLines(replacedTests(goneFrom(present, changes), files)),
    ...lostLines(lostFields(present, files)),
    '',
    leftToDo({
      folder,
      own,
      registered: await isRegistered(target.checkout, folder),
      missing: await missingPackages(target.checkout, packagesOf(files))
    })
  ].join('\n')
}

/** Files of theirs that are removed or overwritten. Where what helps our tests is there, the tests are ours of an earlier time. */
function goneFrom(present: Contribution, changes: Change[]): string[] {
  const ours = [...present.keys()].some((path) => path.startsWith(HELPERS))
  return changes
    .filter(({ kind, path }) => kind === 'remove' || (kind === 'write' && !ours && present.has(path)))
    .map(({ path }) => path)
}

function changeLines(changes: Change[], path: string, dryRun: boolean): string[] {
  const kept = changes.filter(({ kind }) => kind === 'keep').length
  return [
    dryRun ? 'Nothing is written. It would:' : 'Done:',
    ...changes.filter(({ kind }) => kind !== 'keep').map((change) => `  ${change.kind} ${path}/${change.path}`),
    ...(kept > 0 ? [`  keep ${kept} files that are there as they should be`] : [])
  ]
}

function replacedLines(tests: ReplacedTest[]): string[] {
  if (tests.length === 0) return []
  return [
    '',
    'Tests that were there, and what takes their place:',
    ...tests.map(({ path, by }) =>
      by.length > 0
        ? `  ${path}: ${by.join(', ')}`
        : `  ${path}: nothing that is known. Read it before you commit, and see that what it holds is kept.`
    )
  ]
}

function lostLines(lost: LostFields[]): string[] {
  if (lost.length === 0) return []
  return [
    '',
    'Fields that were there and are missing now, which saved mappings may fill. Add them to src/ before this is taken:',
    ...lost.map(({ path, fields }) => `  ${path}: ${fields.join(', ')}`)
  ]
}

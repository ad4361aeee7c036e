import { resolve } from 'path'
import destination from '../../src'
import type { Change } from './changes'
import { applyChanges, changesOf } from './changes'
import { destinationFolder, missingPackages } from './checkout'
import type { Contribution } from './contribution'
import { leftToDo } from './left-to-do'
import { packagesOf } from './packages'

/** How to contribute. */
export interface ContributeOptions {
  /** The name of the destination's folder. */
  folder: string
  /** Whether to write nothing, and only say what would be written. */
  dryRun: boolean
}

/**
 * Lays the destination into a checkout of Segment's repository.
 * @returns What was done, or would be, and what is left to a person, to be shown.
 * @throws Where there is no such checkout, or something in the way that would be lost. Nothing is written then.
 */
export async function contribute(
  contribution: Contribution,
  checkout: string,
  { folder, dryRun }: ContributeOptions
): Promise<string> {
  const target = await destinationFolder(resolve(checkout), folder)
  const changes = await changesOf(contribution, target, destination.slug ?? '')
  if (!dryRun) await applyChanges(changes, contribution, target)
  const missing = await missingPackages(target.checkout, packagesOf(contribution))
  return [...changeLines(changes, target.path, dryRun), '', leftToDo(folder, missing)].join('\n')
}

function changeLines(changes: Change[], path: string, dryRun: boolean): string[] {
  const kept = changes.filter(({ kind }) => kind === 'keep').length
  return [
    dryRun ? 'Nothing is written. It would:' : 'Done:',
    ...changes.filter(({ kind }) => kind !== 'keep').map((change) => `  ${change.kind} ${path}/${change.path}`),
    ...(kept > 0 ? [`  keep ${kept} files that are there as they should be`] : [])
  ]
}

/** What a contribution changes in the folder that it goes into. */
import { existsSync } from 'fs'
import { mkdir, readFile, rm, writeFile } from 'fs/promises'
import { dirname, join } from 'path'
import type { DestinationFolder } from './checkout'
import { uncommittedFiles } from './checkout'
import type { Contribution } from './contribution'
import { filesBelow } from './contribution'
import { readDefinition } from './definition-text'
import type { Identity } from './identity'
import { actionsOf, lostActions } from './lost-actions'

/** Generated in Segment's repository, which is its home. */
const GENERATED_THERE = 'metadata.json'

/** Calls that Segment runs against the real Amplitude: those of the destination, and those of an action. */
const END_TO_END = /^(?:([^/]+)\/)?__e2e__\//

/** What happens to a file: `keep` is one that is there as it should be, `leave` one of theirs that stays as it is. */
export type Change = { kind: 'write' | 'remove' | 'keep' | 'leave'; path: string }

/** Files of the folder that are there, by their path in it. */
export async function presentFiles({ checkout, path }: DestinationFolder): Promise<Contribution> {
  const root = join(checkout, path)
  if (!existsSync(root)) return new Map()
  const paths = await filesBelow(root)
  return new Map(
    await Promise.all(paths.map(async (file) => [file, await readFile(join(root, file), 'utf8')] as [string, string]))
  )
}

/**
 * Compares a contribution with the folder that it goes into. A file that is there and no part of the contribution is
 * removed, as one that was renamed here would live on there; what is made or run only there stays.
 * @throws Where the folder holds another destination, has an action that the contribution lacks, or uncommitted changes that would be
 * lost.
 */
export async function changesOf(
  contribution: Contribution,
  folder: DestinationFolder,
  present: Contribution,
  identity: Identity
): Promise<Change[]> {
  refuseAnotherDestination(present, folder, identity)
  refuseLostActions(present, contribution, folder)
  const actions = new Set(actionsOf(contribution))
  const changes: Change[] = []
  for (const [path, text] of contribution) {
    changes.push({ kind: present.get(path) === text ? 'keep' : 'write', path })
  }
  for (const path of present.keys()) {
    if (!contribution.has(path)) changes.push({ kind: staysThere(path, actions) ? 'leave' : 'remove', path })
  }
  await refuseLoss(changes, folder, present)
  return changes
}

function staysThere(path: string, actions: Set<string>): boolean {
  const endToEnd = END_TO_END.exec(path)
  if (!endToEnd) return path === GENERATED_THERE
  const [, action] = endToEnd
  return action === undefined || actions.has(action)
}

/** Writes and removes what is to be. */
export async function applyChanges(
  changes: Change[],
  contribution: Contribution,
  { checkout, path: folder }: DestinationFolder
): Promise<void> {
  for (const { kind, path } of changes) {
    const file = join(checkout, folder, path)
    if (kind === 'remove') await rm(file)
    if (kind !== 'write') continue
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, contribution.get(path) ?? '')
  }
}

function refuseAnotherDestination(present: Contribution, { path }: DestinationFolder, { slug }: Identity): void {
  const index = present.get('index.ts')
  if (index === undefined || readDefinition(index)?.slug === slug) return
  throw new Error(`${path} holds a destination that is not ${slug}. Choose another one with --folder.`)
}

function refuseLostActions(present: Contribution, contribution: Contribution, { path }: DestinationFolder): void {
  const lost = lostActions([...present.keys()], present.get('index.ts') ?? '', contribution)
  if (lost.length === 0) return
  throw new Error(
    `${path} has actions that this destination lacks: ${lost.join(
      ', '
    )}. What is saved for an action that is gone stops without an error. Add them to src/ first.`
  )
}

/** @throws Where uncommitted changes in the checkout would be lost. */
export async function refuseLoss(changes: Change[], folder: DestinationFolder, present: Contribution): Promise<void> {
  const changed = new Set(changes.filter(({ kind }) => kind === 'write' || kind === 'remove').map(({ path }) => path))
  const lost = (await uncommittedFiles(folder)).filter((path) => changed.has(path) && present.has(path))
  if (lost.length === 0) return
  throw new Error(
    `${folder.path} has uncommitted changes that would be lost: ${lost.join(
      ', '
    )}. Commit them or put them aside first.`
  )
}

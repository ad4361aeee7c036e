/** What a contribution changes in the folder that it goes into. */
import { existsSync } from 'fs'
import { mkdir, readFile, rm, writeFile } from 'fs/promises'
import { dirname, join } from 'path'
import type { DestinationFolder } from './checkout'
import { uncommittedFiles } from './checkout'
import type { Contribution } from './contribution'
import { filesBelow } from './contribution'

/** Generated in Segment's repository, which is its home. */
const GENERATED_THERE = 'metadata.json'

/** What happens to a file. */
export type Change = { kind: 'write' | 'remove' | 'keep'; path: string }

/**
 * Compares a contribution with the folder that it goes into. A file that is there and no part of the contribution is
 * removed, as one that was renamed here would live on there.
 * @throws Where the folder holds another destination, or has uncommitted changes that would be lost.
 */
export async function changesOf(
  contribution: Contribution,
  folder: DestinationFolder,
  slug: string
): Promise<Change[]> {
  const root = join(folder.checkout, folder.path)
  const present = existsSync(root) ? await filesBelow(root) : []
  const changes: Change[] = []
  for (const [path, text] of contribution) {
    const same = present.includes(path) && (await readFile(join(root, path), 'utf8')) === text
    changes.push({ kind: same ? 'keep' : 'write', path })
  }
  for (const path of present) {
    if (!contribution.has(path) && path !== GENERATED_THERE) changes.push({ kind: 'remove', path })
  }
  await refuseAnotherDestination(root, folder, slug)
  await refuseLoss(changes, folder, present)
  return changes
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

async function refuseAnotherDestination(root: string, { path }: DestinationFolder, slug: string): Promise<void> {
  const index = join(root, 'index.ts')
  if (!existsSync(index) || (await readFile(index, 'utf8')).includes(`'${slug}'`)) return
  throw new Error(`${path} holds a destination that is not ${slug}. Choose another one with --folder.`)
}

async function refuseLoss(changes: Change[], folder: DestinationFolder, present: string[]): Promise<void> {
  const changed = new Set(changes.filter(({ kind }) => kind !== 'keep').map(({ path }) => path))
  const lost = (await uncommittedFiles(folder)).filter((path) => changed.has(path) && present.includes(path))
  if (lost.length === 0) return
  throw new Error(
    `${folder.path} has uncommitted changes that would be lost: ${lost.join(
      ', '
    )}. Commit them or put them aside first.`
  )
}

/** The companion in the browser, as it goes into Segment's repository: the action that this destination's preset for sessions names. */
import { existsSync } from 'fs'
import { readFile } from 'fs/promises'
import { join, resolve } from 'path'
import type { Change } from './changes'
import { applyChanges, presentFiles, refuseLoss } from './changes'
import type { DestinationFolder } from './checkout'
import type { Contribution } from './contribution'
import { filesBelow } from './contribution'
import { readDefinition } from './definition-text'
import { lostFields } from './lost-fields'

/** Where Segment's repository has the part for the browser. Its package.json and metadata.json stand above, and stay. */
export const BROWSER_PART = 'packages/browser-destinations/destinations/amplitude-plugins/src'

/** The companion for sites that do without Segment's own way to the browser. */
const STAYS_HERE = 'plugin.ts'

/** What the companion takes the place of. Whatever else is there belongs to other actions. */
const OWN_FOLDERS = ['companion', 'sessionId']

/** @param project The folder of this project. */
export async function browserContributionOf(project: string): Promise<Contribution> {
  const root = join(project, 'browser', 'src')
  const paths = (await filesBelow(root)).filter((path) => path !== STAYS_HERE)
  return new Map(
    await Promise.all(paths.map(async (path) => [path, await readFile(join(root, path), 'utf8')] as [string, string]))
  )
}

/**
 * Lays the companion into a checkout of Segment's repository. Where the folder there has actions besides, they stay, and so does the
 * index that registers them with ours.
 * @returns What was done, or would be, to be shown; nothing where the checkout has no such folder.
 * @throws Where uncommitted changes would be lost. Nothing is written then.
 */
export async function contributeBrowserPart(
  contribution: Contribution,
  checkout: string,
  dryRun: boolean
): Promise<string> {
  const folder: DestinationFolder = { checkout: resolve(checkout), path: BROWSER_PART }
  if (!existsSync(join(folder.checkout, folder.path))) return ''
  const present = await presentFiles(folder)
  const others = otherActions(present)
  const changes = changesTo(contribution, present, others.length > 0)
  await refuseLoss(changes, folder, present)
  if (!dryRun) await applyChanges(changes, contribution, folder)
  return [
    '',
    dryRun ? 'The part for the browser would get:' : 'The part for the browser:',
    ...changes
      .filter(({ kind }) => kind === 'write' || kind === 'remove')
      .map(({ kind, path }) => `  ${kind} ${BROWSER_PART}/${path}`),
    ...(others.length > 0 ? [`  leave ${BROWSER_PART}/index.ts, which has actions besides: ${others.join(', ')}`] : []),
    ...lostFields(present, contribution).map(
      ({ path, fields }) => `  ${path} has lost fields that saved mappings may fill: ${fields.join(', ')}`
    )
  ].join('\n')
}

function otherActions(present: Contribution): string[] {
  const actions = readDefinition(present.get('index.ts') ?? '')?.actions ?? []
  return actions.filter((action) => !OWN_FOLDERS.includes(action))
}

function changesTo(contribution: Contribution, present: Contribution, indexStays: boolean): Change[] {
  const written = [...contribution.keys()].map((path): Change => {
    if (path === 'index.ts' && indexStays) return { kind: 'leave', path }
    return { kind: present.get(path) === contribution.get(path) ? 'keep' : 'write', path }
  })
  const isOwn = (path: string) => OWN_FOLDERS.some((folder) => path.startsWith(`${folder}/`))
  const gone = [...present.keys()].filter((path) => !contribution.has(path) && isOwn(path))
  return [...written, ...gone.map((path): Change => ({ kind: 'remove', path }))]
}

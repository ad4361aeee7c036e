/** Under which name and slug the destination stands in Segment's repository, and that no other has either. */
import { existsSync } from 'fs'
import { readdir, readFile } from 'fs/promises'
import { dirname, join, posix } from 'path'
import destination from '../../src'
import type { DestinationFolder } from './checkout'
import { readDefinition } from './definition-text'

/** What tells a destination from others. */
export interface Identity {
  name: string
  slug: string
}

/** The folder of Segment's own Amplitude (Actions), the next version of which this is. */
export const OWN_FOLDER = 'amplitude'

/** The name and slug that saved subscriptions know. */
export const OWN_IDENTITY: Identity = { name: destination.name, slug: destination.slug ?? '' }

/** Nothing that would have to be escaped between quotes. */
const NAME = /^[\p{L}\p{N}][\p{L}\p{N} ().&+,-]{0,79}$/u
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/

/**
 * The name and slug for a folder: Segment's own in its own folder, others in another one, since the framework keeps schemas under
 * `name:title of the action`, and of two destinations with one name the one that runs first would set those of both.
 * @throws Where another folder comes without them, Segment's own with them, or they are no such thing.
 */
export function identityFor(folder: string, name: string | undefined, slug: string | undefined): Identity {
  if (folder === OWN_FOLDER) {
    if (name === undefined && slug === undefined) return OWN_IDENTITY
    throw new Error(
      `${OWN_FOLDER} is Segment's own destination, which keeps its name and slug. Leave out --name and --slug, or choose another --folder.`
    )
  }
  if (name === undefined || slug === undefined) {
    throw new Error(
      `The folder ${folder} needs a name and a slug of its own: --name and --slug. Two destinations of one name would corrupt each other's payloads, without an error.`
    )
  }
  if (!NAME.test(name)) {
    throw new Error(`--name "${name}" is no name: letters, digits, spaces and ( ) . & + , - make up one, 80 at most.`)
  }
  if (!SLUG.test(slug)) {
    throw new Error(`--slug "${slug}" is no slug: lower-case words, with hyphens between them, make up one.`)
  }
  return { name, slug }
}

/**
 * Makes sure that no destination beside the folder has the name or the slug.
 * @throws Where one has, with its folder.
 */
export async function refuseTaken({ checkout, path }: DestinationFolder, identity: Identity): Promise<void> {
  const destinations = dirname(join(checkout, path))
  for (const folder of (await readdir(destinations)).sort()) {
    const index = join(destinations, folder, 'index.ts')
    if (folder === posix.basename(path) || !existsSync(index)) continue
    const other = readDefinition(await readFile(index, 'utf8'))
    if (other?.name === identity.name) throw new Error(taken(folder, 'name', identity))
    if (other?.slug === identity.slug) throw new Error(taken(folder, 'slug', identity))
  }
}

function taken(folder: string, what: keyof Identity, identity: Identity): string {
  const remedy = identity === OWN_IDENTITY ? `Remove ${folder}, or give it another one.` : `Choose another --${what}.`
  return `The destination in ${folder} has the ${what} "${identity[what]}" already, and two of one ${what} do not work beside each other. ${remedy}`
}

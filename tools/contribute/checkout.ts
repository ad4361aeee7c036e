/** A checkout of Segment's repository, as far as a destination has to know it. */
import { execFile } from 'child_process'
import { existsSync } from 'fs'
import { readdir, readFile, realpath } from 'fs/promises'
import { join } from 'path'
import { promisify } from 'util'

const run = promisify(execFile)

/** Where destinations live in Segment's repository. */
const DESTINATIONS = 'packages/destination-actions/src/destinations'

/** The package that destinations are part of, and its name. */
const PACKAGE = 'packages/destination-actions/package.json'
const PACKAGE_NAME = '@segment/action-destinations'

const FOLDER_NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** A folder of a checkout in which a destination lives, or will. */
export interface DestinationFolder {
  checkout: string
  /** Relative to the checkout. */
  path: string
}

interface PackageJson {
  name?: string
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
}

/**
 * The folder of a destination in a checkout.
 * @throws Where it is no checkout of action-destinations, or the name is none that a folder there has.
 */
export async function destinationFolder(checkout: string, name: string): Promise<DestinationFolder> {
  if (!FOLDER_NAME.test(name)) {
    throw new Error(`"${name}" is no name for a destination's folder: lower-case words, with hyphens between them.`)
  }
  const packageJson = await readPackage(join(checkout, PACKAGE))
  if (packageJson?.name !== PACKAGE_NAME || !existsSync(join(checkout, DESTINATIONS, 'index.ts'))) {
    throw new Error(
      `${checkout} is no checkout of segmentio/action-destinations: ${PACKAGE} of ${PACKAGE_NAME} and ${DESTINATIONS}/index.ts are expected there.`
    )
  }
  const root = await git(checkout, 'rev-parse', '--show-toplevel').catch(() => '')
  if (root === '' || (await realpath(root.trim())) !== (await realpath(checkout))) {
    throw new Error(`${checkout} is not the root of a git checkout, so what is there could not be brought back.`)
  }
  return { checkout, path: `${DESTINATIONS}/${name}` }
}

/** Files of a folder that git could not bring back: changed, new or ignored ones, relative to the folder. */
export async function uncommittedFiles({ checkout, path }: DestinationFolder): Promise<string[]> {
  const status = await git(checkout, 'status', '--porcelain', '-z', '-uall', '--ignored', '--no-renames', '--', path)
  const entries = status.split('\0').filter((entry) => entry !== '')
  return entries.map((entry) => entry.slice('XY '.length + path.length + 1))
}

/** Whether the package of the destinations registers a folder. */
export async function isRegistered(checkout: string, folder: string): Promise<boolean> {
  const index = await readFile(join(checkout, DESTINATIONS, 'index.ts'), 'utf8')
  return new RegExp(`^\\s*register\\([^)]*['"]\\./${folder}['"]\\s*\\)`, 'm').test(index)
}

/**
 * Which of these packages the repository has not: no dependency of the destinations' package or of the repository's root, and none of the
 * packages that it consists of, which its tests and its workspace find by name.
 */
export async function missingPackages(checkout: string, packages: Iterable<string>): Promise<string[]> {
  const folders = await readdir(join(checkout, 'packages'))
  const paths = ['package.json', ...folders.map((folder) => `packages/${folder}/package.json`)]
  const manifests = await Promise.all(paths.map((path) => readPackage(join(checkout, path))))
  const dependedOn = manifests
    .filter((_, index) => [PACKAGE, 'package.json'].includes(paths[index]))
    .flatMap((manifest) => Object.keys({ ...manifest?.dependencies, ...manifest?.devDependencies }))
  const known = new Set([...dependedOn, ...manifests.map((manifest) => manifest?.name)])
  return [...packages].filter((name) => !known.has(name))
}

async function readPackage(path: string): Promise<PackageJson | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as PackageJson
  } catch {
    return undefined
  }
}

async function git(checkout: string, ...args: string[]): Promise<string> {
  const { stdout } = await run('git', ['-C', checkout, ...args])
  return stdout
}

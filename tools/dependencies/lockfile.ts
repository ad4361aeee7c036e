import { readFileSync } from 'fs'
import { join } from 'path'

/** A package of package-lock.json, as npm keeps it there under the path of its folder. */
export interface LockedPackage {
  version?: string
  /** As its package.json has it; most are SPDX expressions. */
  license?: string
  /** Whether only developers get it. */
  dev?: boolean
  /** Whether the folder is a link to one of the workspaces. */
  link?: boolean
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
}

/** package-lock.json, in its third version. */
export interface Lockfile {
  packages: Record<string, LockedPackage>
}

/** A package by its name and version, which everybody who uses the project gets. */
export interface UsedPackage {
  name: string
  version: string
  license?: string
}

const FOLDER = 'node_modules/'
export const ROOT = join(__dirname, '..', '..')

/** @throws Where the project has no lockfile. */
export function readLockfile(): Lockfile {
  return JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as Lockfile
}

/** The packages of npm that users get, each version once: neither developers' ones nor the project's own. */
export function usedPackages({ packages }: Lockfile): UsedPackage[] {
  const used = Object.entries(packages)
    .filter(([folder, { dev, link }]) => folder.includes(FOLDER) && !dev && !link)
    .map(([folder, { version = '', license }]) => ({ name: nameOf(folder), version, license }))
  return [...new Map(used.map((one) => [`${one.name}@${one.version}`, one])).values()]
}

/** The name of the package in a folder: of `a/node_modules/@b/c`, `@b/c`. */
export function nameOf(folder: string): string {
  return folder.slice(folder.lastIndexOf(FOLDER) + FOLDER.length)
}

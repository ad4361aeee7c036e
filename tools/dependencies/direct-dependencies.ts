import type { Lockfile } from './lockfile'

/** A package that the project or one of its workspaces names itself, with the version that is locked. */
export interface DirectDependency {
  name: string
  version: string
  /** Whether users get it, or developers alone. */
  for: 'users' | 'developers'
}

/** What the project and its workspaces name themselves, each version once, by name. What anyone gets to run is the users'. */
export function directDependencies({ packages }: Lockfile): DirectDependency[] {
  const direct = new Map<string, DirectDependency>()
  for (const [folder, { dependencies = {}, devDependencies = {} }] of projects(packages)) {
    const named = [...Object.keys(devDependencies), ...Object.keys(dependencies)]
    for (const name of named) {
      const { version } = packages[`${folder}/node_modules/${name}`] ?? packages[`node_modules/${name}`] ?? {}
      if (version === undefined) continue
      const isUsed = name in dependencies || direct.get(`${name}@${version}`)?.for === 'users'
      direct.set(`${name}@${version}`, { name, version, for: isUsed ? 'users' : 'developers' })
    }
  }
  return [...direct.values()].sort((one, other) => one.name.localeCompare(other.name))
}

function projects(packages: Lockfile['packages']) {
  return Object.entries(packages).filter(([folder, { link }]) => !folder.includes('node_modules/') && !link)
}

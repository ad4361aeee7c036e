import { execFile } from 'child_process'
import { promisify } from 'util'
import type { PublishedVersion } from './old-versions'

const run = promisify(execFile)

/** What `npm view` writes of a version; the version alone where that is all there is. */
type ViewedVersion = string | { version: string; engines?: { node?: string }; deprecated?: string }

/**
 * Asks the registry for a version of a package and all above it.
 * @throws Error where it does not answer.
 */
export async function publishedVersions(name: string, from: string): Promise<PublishedVersion[]> {
  const times = await view<Record<string, string>>(name, 'time')
  const viewed = await view<ViewedVersion | ViewedVersion[]>(`${name}@>=${from}`, 'version', 'engines', 'deprecated')
  return [viewed].flat().map((one) => {
    const { version, engines, deprecated } =
      typeof one === 'string' ? ({ version: one } as Exclude<ViewedVersion, string>) : one
    return { version, node: engines?.node, isDeprecated: deprecated !== undefined, time: times[version] }
  })
}

async function view<Answer>(wanted: string, ...fields: string[]): Promise<Answer> {
  try {
    const { stdout } = await run('npm', ['view', wanted, ...fields, '--json'], { maxBuffer: 2 ** 26, timeout: 60_000 })
    return JSON.parse(stdout) as Answer
  } catch {
    throw new Error(`npm view ${wanted} gave no answer. Try it by hand: it says what is wrong.`)
  }
}

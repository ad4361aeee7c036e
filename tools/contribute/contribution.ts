/** What goes into Segment's repository: the destination, its types and its tests, as one folder. */
import { readdir, readFile } from 'fs/promises'
import { join, relative, sep } from 'path'
import type { Options } from 'prettier'
import { format } from 'prettier'
import prettierOptions from '../../.prettierrc.json'
import { landingOf } from './landing'
import { moveImports } from './move-imports'

/**
 * Tests that stay here. Some bring Amplitude's hosts to a server on this machine over real connections, and no test there
 * may connect to another host than 127.0.0.1, by name. The others are property-based, or start a process that compiles
 * by itself, with packages that are not there.
 */
const STAYS_HERE = new Set([
  'delivery/local-server.ts',
  'delivery/real-connections.test.ts',
  'delivery/compression.test.ts',
  'delivery/answers-without-end.test.ts',
  'delivery/redirects.test.ts',
  'delivery/answer-tree.ts',
  'delivery/any-answer.test.ts',
  'delivery/any-refusals.test.ts',
  'delivery/model-amplitude.ts',
  'delivery/packing.test.ts',
  'insert-ids-of-any-call.test.ts',
  'presets-of-any-call.test.ts',
  'random-calls.test.ts',
  'support/junk.ts',
  'support/random-calls.ts',
  'support/raw-amplitude.ts',
  'support/verdicts-on-junk.ts',
  'time-zones.test.ts'
])

/** A line that tells this project's linter something. Theirs fails on rules that it does not know. */
const LINTER_COMMENT = /^ *\/\/ eslint-disable-next-line .*\n/gm

/** Files by their path in the destination's folder, with `/` between its parts. */
export type Contribution = Map<string, string>

/**
 * Lays `src/` and `generated-types/` over each other, and puts the tests into `__tests__/`, those that only help into its `__helpers__/`.
 * @param project The folder of this project.
 * @throws Where two files would come to the same place, or a test imports what does not travel along.
 */
export async function contributionOf(project: string): Promise<Contribution> {
  const files: Contribution = new Map()
  for (const folder of ['src', 'generated-types', '__tests__']) {
    for (const path of await filesBelow(join(project, folder))) {
      if (folder === '__tests__' && STAYS_HERE.has(path)) continue
      const here = `${folder}/${path}`
      const there = landingOf(here) ?? path
      if (files.has(there)) throw new Error(`Two files would be written to ${there}.`)
      const text = await readFile(join(project, here), 'utf8')
      files.set(there, folder === '__tests__' && path.endsWith('.ts') ? moved(text, here) : text)
    }
  }
  return files
}

/** A test as it stands there. Paths change their length on the way, so that an import may need other lines than here. */
function moved(text: string, path: string): string {
  const result = moveImports(text, path).replace(LINTER_COMMENT, '')
  return result === text ? text : format(result, { ...(prettierOptions as Options), parser: 'typescript' })
}

/** The paths of all files below a folder, relative to it, in order. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const paths = await Promise.all(
    entries.map(async (entry) => {
      const path = join(folder, entry.name)
      return entry.isDirectory() ? (await filesBelow(path)).map((below) => join(path, below)) : [path]
    })
  )
  return paths
    .flat()
    .map((path) => relative(folder, path).split(sep).join('/'))
    .sort()
}

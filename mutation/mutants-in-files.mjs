import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** How instrumented code asks whether a mutant is switched on. */
const SWITCH = /stryMutAct_\w+\("(\d+)"\)/g

/**
 * Where each mutant is, read from the instrumented code, as Stryker tells its runner of no more than one mutant at a time.
 *
 * @param root the folder whose src/ is instrumented
 * @returns id of a mutant → its file, as a path from the root
 */
export function mutantsInFiles(root) {
  const files = new Map()
  for (const name of readdirSync(join(root, 'src'), { recursive: true })) {
    if (!name.endsWith('.ts')) continue
    const file = join('src', name)
    for (const [, id] of readFileSync(join(root, file), 'utf8').matchAll(SWITCH)) files.set(id, file)
  }
  return files
}

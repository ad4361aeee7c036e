import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/**
 * The files of src/ that differ from where this branch left `base`, committed or not.
 * Returns undefined where git knows no such base, as in a copy without the remote: nothing can be said of changes there.
 */
export function changedFiles(base) {
  const since = git('merge-base', base, 'HEAD')
  if (since === undefined) return undefined
  const tracked = git('diff', '--name-only', '--diff-filter=d', since.trim(), '--', 'src')
  const added = git('ls-files', '--others', '--exclude-standard', '--', 'src')
  const files = `${tracked ?? ''}\n${added ?? ''}`.split('\n')
  return files.filter((file) => file.endsWith('.ts') && existsSync(file))
}

function git(...command) {
  try {
    return execFileSync('git', command, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  } catch {
    return undefined
  }
}

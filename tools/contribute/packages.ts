import { isBuiltin } from 'module'
import { preProcessFile } from 'typescript'
import type { Contribution } from './contribution'

/** The packages that a contribution imports, in order: `dayjs` for `dayjs/plugin/utc`, and none of Node's own modules. */
export function packagesOf(contribution: Contribution): Set<string> {
  const imported = [...contribution]
    .filter(([path]) => path.endsWith('.ts'))
    .flatMap(([, text]) => preProcessFile(text, true, true).importedFiles)
    .map(({ fileName }) => fileName)
    .filter((name) => !name.startsWith('.') && !isBuiltin(name))
    .map((name) =>
      name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/')
    )
  return new Set(imported.sort())
}

import { posix } from 'path'
import { preProcessFile } from 'typescript'
import { landingOf } from './landing'

/**
 * Sets the imports of a test right for the folder in which it and what it imports lie elsewhere than here.
 * @param text The test.
 * @param path Where it stands in the project, such as `__tests__/delivery/answers.test.ts`.
 * @returns The test, with `../../src` as `../../index` and `../support/sent` as `../__helpers__/support/sent`.
 * @throws Where it imports a file outside of `src/` and `__tests__/`, which would not be there.
 */
export function moveImports(text: string, path: string): string {
  const imports = preProcessFile(text, true, true).importedFiles
  // From the end, so that a replacement does not move the ones that are still to come.
  return [...imports]
    .sort((one, other) => other.pos - one.pos)
    .reduce((result, { fileName, pos }) => {
      // `pos` may point at the quote or before it, as TypeScript counts what precedes a word as a part of it.
      const start = result.indexOf(fileName, pos)
      return result.slice(0, start) + moved(fileName, path) + result.slice(start + fileName.length)
    }, text)
}

function moved(imported: string, path: string): string {
  if (!imported.startsWith('.')) return imported
  const target = posix.join(posix.dirname(path), imported)
  const from = landingOf(path)
  const to = landingOf(target === 'src' ? 'src/index.ts' : withEnding(target))
  if (from === undefined || to === undefined) {
    throw new Error(`${path} imports ${imported}, which is outside of src/ and __tests__/ and does not travel along.`)
  }
  const relative = posix.relative(posix.dirname(from), to.slice(0, to.length - addedEnding(target).length))
  return relative.startsWith('.') ? relative : `./${relative}`
}

/** The file that an import without an ending means. */
function withEnding(path: string): string {
  return path + addedEnding(path)
}

function addedEnding(path: string): string {
  return /\.(json|[jt]s)$/.test(path) ? '' : '.ts'
}

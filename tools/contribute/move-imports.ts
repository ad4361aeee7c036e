import { posix } from 'path'
import { preProcessFile } from 'typescript'

/**
 * Sets the imports of a test right for a folder in which `src/` is the folder itself.
 * @param text The test.
 * @param path Where it stands in the project, such as `__tests__/delivery/answers.test.ts`.
 * @returns The test, with `../src` as `../index` and `../../src/amplitude/limits` as `../../amplitude/limits`.
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
  const folder = posix.dirname(path)
  const target = posix.join(folder, imported)
  if (target.startsWith('__tests__/')) return imported
  if (target !== 'src' && !target.startsWith('src/')) {
    throw new Error(`${path} imports ${imported}, which is outside of src/ and __tests__/ and does not travel along.`)
  }
  return posix.relative(folder, target === 'src' ? 'index' : target.slice('src/'.length))
}

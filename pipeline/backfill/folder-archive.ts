/** An archive in a folder, or a single file of one. */
import { createReadStream } from 'fs'
import { readdir, stat } from 'fs/promises'
import { basename, dirname, join } from 'path'
import { showValue } from '../../src/amplitude/show-value'
import type { Archive, ArchiveFile } from './archive-file'
import { ArchiveError, byName, hasCalls } from './archive-file'

const READ_BYTES = 64 * 1024

export function folderArchive(path: string): Archive {
  let root = path

  async function namesIn(folder: string): Promise<string[]> {
    const names: string[] = []
    for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`
      // Links to folders are not followed: they may lead in a circle.
      if (entry.isDirectory()) names.push(...(await namesIn(name)))
      else names.push(name)
    }
    return names
  }

  async function listed(name: string): Promise<ArchiveFile | undefined> {
    const found = await stat(join(root, name)).catch(() => undefined)
    return found?.isFile() ? { name, size: found.size, version: String(found.mtimeMs) } : undefined
  }

  return {
    async list() {
      const found = await stat(path).catch((error: Error) => {
        throw new ArchiveError(`There is no archive ${showValue(path)}: ${error.message}.`)
      })
      if (found.isFile()) root = dirname(path)
      const names = found.isFile() ? [basename(path)] : await namesIn('')
      const wanted = found.isFile() ? names : names.filter(hasCalls)
      const files = (await Promise.all(wanted.map(listed))).filter((file) => file !== undefined)
      return { files: files.sort(byName), others: names.length - files.length }
    },

    async open(file) {
      const now = await listed(file.name)
      if (!now) throw new ArchiveError(`The file ${showValue(file.name)} of the archive is gone.`)
      if (now.size !== file.size || now.version !== file.version)
        throw new ArchiveError(
          `The file ${showValue(
            file.name
          )} of the archive has changed since it was listed. Begin anew, with another state folder.`
        )
      return createReadStream(join(root, file.name), { highWaterMark: READ_BYTES })
    }
  }
}

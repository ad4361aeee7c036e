/** Makes folders. */
import { existsSync, mkdirSync, statSync } from 'fs'
import { dirname, resolve } from 'path'

/**
 * Makes a folder, and those around it that are missing. Node's own way to do that, `recursive`, never ends in a file system that says
 * of a folder it has that there is none, as /proc does.
 * @throws What the system says, where it cannot be made, or a file stands in its place.
 */
export function makeFolder(folder: string): void {
  const missing = existsSync(folder) ? [folder] : []
  for (let one = resolve(folder); !existsSync(one); one = dirname(one)) missing.push(one)
  for (const one of missing.reverse()) make(one)
}

function make(folder: string): void {
  try {
    mkdirSync(folder)
  } catch (error) {
    // Another process may have made it meanwhile.
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'EEXIST' || !statSync(folder).isDirectory()) throw error
  }
}

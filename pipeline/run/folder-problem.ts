import { rmSync, writeFileSync } from 'fs'
import { join } from 'path'
import { makeFolder } from '../make-folder'
import { fileProblem } from './file-problem'

/**
 * Makes a folder, where there is none, and tries to write into it.
 * @returns Why that cannot be done, in a sentence.
 */
export function folderProblem(folder: string): string | undefined {
  const trial = join(folder, `.trial-${process.pid}`)
  try {
    makeFolder(folder)
    try {
      writeFileSync(trial, 'x')
    } finally {
      rmSync(trial, { force: true })
    }
    return undefined
  } catch (error) {
    return fileProblem(error, `folder: ${folder}`, 'written')
  }
}

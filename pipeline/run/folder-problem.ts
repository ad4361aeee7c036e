import { mkdirSync, rmSync, writeFileSync } from 'fs'
import { join } from 'path'
import { fileProblem } from './file-problem'

/**
 * Makes a folder, where there is none, and tries to write into it.
 * @returns Why that cannot be done, in a sentence.
 */
export function folderProblem(folder: string): string | undefined {
  const trial = join(folder, `.trial-${process.pid}`)
  try {
    mkdirSync(folder, { recursive: true })
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

/** A JSON file that somebody has written for this command. */
import { readFileSync } from 'fs'
import { fileProblem } from './file-problem'
import { jsonErrorOffset } from './json-error-offset'

/**
 * @param file Its name.
 * @returns What it holds, or what is wrong with it: a sentence without anything of its text, which may hold a key.
 */
export function readJsonFile(file: string): { json: unknown; problem?: undefined } | { problem: string } {
  let text: string
  try {
    text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
  } catch (error) {
    return { problem: fileProblem(error, file, 'read') }
  }
  try {
    return { json: JSON.parse(text) as unknown }
  } catch {
    const lines = text.slice(0, jsonErrorOffset(text)).split('\n')
    return { problem: `${file} is no JSON: line ${lines.length}, column ${lines[lines.length - 1].length + 1}.` }
  }
}

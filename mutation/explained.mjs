import { readFileSync } from 'node:fs'

/** What is explained in this project. */
export function entriesOfProject() {
  return JSON.parse(readFileSync(new URL('explained.json', import.meta.url), 'utf8'))
}

/**
 * The mutants that no test can notice, each with the reason why nothing that anybody sees differs.
 *
 * An entry is `{ file, line, from, becomes, why }`: the line of the source that the mutant begins in, the part of that line that it changes,
 * and the text that Stryker puts there, or a list of such texts, all without blanks around. So an entry holds where lines above it come and
 * go, and no longer once its own line changes.
 */
export class Explained {
  #entries = new Map()
  #met = new Set()

  constructor(entries) {
    for (const entry of entries) {
      for (const becomes of [entry.becomes].flat()) this.#entries.set(keyOf({ ...entry, becomes }), entry)
    }
  }

  /** Whether a mutant of Stryker's, at its place in the file's source, is one of them. */
  has(file, source, mutant) {
    const key = keyOf(placeOf(file, source, mutant))
    if (!this.#entries.has(key)) return false
    this.#met.add(key)
    return true
  }

  /** Entries for files that were looked at, of which no mutant was met: a test notices it by now, or its line is another. */
  outdated(files) {
    return [...this.#entries]
      .filter(([key, { file }]) => files.includes(file) && !this.#met.has(key))
      .map(([key]) => JSON.parse(key))
  }
}

/** Where a mutant is and what it does, in the words of an entry. */
export function placeOf(file, source, { location: { start, end }, replacement }) {
  const line = source.split('\n')[start.line - 1] ?? ''
  const from = line.slice(start.column - 1, end.line === start.line ? end.column - 1 : undefined)
  return { file, line: line.trim(), from, becomes: replacement }
}

function keyOf({ file, line, from, becomes }) {
  return JSON.stringify([file, line, from, becomes].map((text) => text.trim().replace(/\s+/g, ' ')))
}

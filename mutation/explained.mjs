/**
 * The mutants that no test can notice, each with the reason why nothing that anybody sees differs.
 *
 * An entry is `{ file, line, becomes, why }`: the line of the source that the mutant begins in, and the text that Stryker puts there, both
 * without blanks around; so an entry holds where lines above it come and go, and no longer once its own line changes.
 */
export class Explained {
  #keys

  constructor(entries) {
    this.#keys = new Set(entries.map(({ file, line, becomes }) => keyOf(file, line, becomes)))
  }

  /** Whether a mutant of Stryker's, at its place in the file's source, is one of them. */
  has(file, source, { location, replacement }) {
    const line = source.split('\n')[location.start.line - 1] ?? ''
    return this.#keys.has(keyOf(file, line, replacement))
  }
}

function keyOf(file, line, becomes) {
  return JSON.stringify([file, line, becomes].map((text) => text.trim().replace(/\s+/g, ' ')))
}

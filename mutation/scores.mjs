const NOTICED = new Set(['Killed', 'Timeout'])
const UNNOTICED = new Set(['Survived', 'NoCoverage'])

/**
 * How many mutants of each file a test noticed, and which none did. Mutants that are left out, or that could not be run, count neither way.
 * Takes Stryker's results; returns a list of `{ file, noticed, unnoticed }` in the order of the files' names.
 */
export function scoresOf(mutants) {
  const files = new Map()
  for (const mutant of mutants) {
    if (!NOTICED.has(mutant.status) && !UNNOTICED.has(mutant.status)) continue
    const score = files.get(mutant.fileName) ?? { file: mutant.fileName, noticed: 0, unnoticed: [] }
    files.set(mutant.fileName, score)
    if (NOTICED.has(mutant.status)) score.noticed += 1
    else score.unnoticed.push(mutant)
  }
  return [...files.values()].sort((one, other) => (one.file < other.file ? -1 : 1))
}

/** The share of mutants that were noticed, in per cent; 100 where there are none. */
export function percentage(scores) {
  const noticed = sum(scores.map((score) => score.noticed))
  const all = noticed + sum(scores.map((score) => score.unnoticed.length))
  return all === 0 ? 100 : (100 * noticed) / all
}

/** The share of the mutants of all of src/, in per cent, that tests have to notice. */
const REQUIRED = 95

/**
 * What a run lacks, as a sentence; undefined where it lacks nothing. The share is that of all of src/: of a few lines that a change touches, most
 * may be of the kind that nobody could notice.
 * Takes how many mutants are neither noticed nor explained, and whether all of src/ was mutated.
 */
export function whatIsMissing(scores, { open, whole }) {
  if (open > 0) return 'What is not noticed needs a test, or an explanation: see mutation/README.md.'
  if (whole && percentage(scores) < REQUIRED) return `Of all of src/, ${REQUIRED} % are to be noticed.`
  return undefined
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0)
}

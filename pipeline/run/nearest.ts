/**
 * The name that is meant by a misspelt one.
 * @returns `undefined` where none is near: more than a third of its letters would have to change.
 */
export function nearest(name: string, known: readonly string[]): string | undefined {
  // No known name is near to one of such a length, and comparing takes time that grows with it.
  if (name.length > 100) return undefined
  const ranked = known
    .map((candidate) => ({ candidate, distance: distance(name.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)
  const [first] = ranked
  return first && first.distance <= first.candidate.length / 3 ? first.candidate : undefined
}

/** How many letters have to be put in, taken out or replaced (Levenshtein). */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let i = 1; i <= from.length; i++) {
    const next = [i]
    for (let j = 1; j <= to.length; j++) {
      const replaced = row[j - 1] + (from[i - 1] === to[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, row[j] + 1, next[j - 1] + 1))
    }
    row = next
  }
  return row[to.length]
}

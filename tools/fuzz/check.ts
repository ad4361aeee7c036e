/** @throws Error with all problems in it, where there are any: that is how a property fails. */
export function check(problems: string[]): void {
  if (problems.length === 0) return
  const error = new Error(problems.join('\n'))
  // Where it was found tells nothing, and would bury what was.
  error.stack = error.message
  throw error
}

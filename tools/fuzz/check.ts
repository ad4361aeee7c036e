/** @throws Error with all problems in it, where there are any: that is how a property fails. */
export function check(problems: string[]): void {
  if (problems.length > 0) throw new Error(problems.join('\n'))
}

/** The id of a test, from which its suite can be told. */
export function testIdOf(suite, name) {
  return `${suite}#${name}`
}

/** The suite of a test, as a path from the root. */
export function suiteOf(id) {
  return id.slice(0, id.indexOf('#'))
}

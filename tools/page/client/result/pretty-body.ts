/**
 * A body as it is best read: JSON indented, a form one pair a line.
 * @param body Text as it went over the wire, or what was parsed of it.
 */
export function prettyBody(body: unknown): string {
  if (typeof body !== 'string') return JSON.stringify(body, null, 2)
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return /^[\w%.+-]+=/.test(body) ? prettyForm(body) : body
  }
}

function prettyForm(body: string): string {
  const pairs = [...new URLSearchParams(body)].map(([name, value]) => [name, parsed(value)])
  return JSON.stringify(Object.fromEntries(pairs), null, 2)
}

function parsed(value: string): unknown {
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

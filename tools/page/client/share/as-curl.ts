/** A request as the page has it: with its keys masked. */
export interface ShownRequest {
  url: string
  method: string
  headers?: Record<string, string>
  body: string
}

/** Characters of a body beyond which Linux takes no argument of a command: 128 KiB, less what quoting adds. */
export const LONGEST_BODY = 100_000

const API_KEY = '"$AMPLITUDE_API_KEY"'

/**
 * A request as a command of a POSIX shell. The keys are variables of the shell, `$AMPLITUDE_API_KEY` and `$AMPLITUDE_SECRET_KEY`: the page never
 * has what to put in their places.
 * @returns `undefined` where the body is too long for a command.
 */
export function asCurl({ url, method, headers = {}, body }: ShownRequest): string | undefined {
  if (body.length > LONGEST_BODY) return undefined
  const given = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
  const type = given.get('content-type') ?? (isForm(body) ? 'application/x-www-form-urlencoded' : 'application/json')
  return [
    `curl -X ${method} ${quoted(url)}`,
    ...(given.has('authorization') ? [`-u "$AMPLITUDE_API_KEY:$AMPLITUDE_SECRET_KEY"`] : []),
    ...(body === '' ? [] : [`-H ${quoted(`content-type: ${type}`)}`, `--data-binary ${withKey(body)}`])
  ].join(' \\\n  ')
}

const IN_JSON = /^([^]*?"api_key"\s*:\s*")(?:[^"\\]|\\.)*("[^]*)$/
const IN_FORM = /^((?:[^]*?&)?api_key=)[^&]*([^]*)$/

/** A body in quotes, with the variable where the key is. */
function withKey(body: string): string {
  const [, before, after] = (isForm(body) ? IN_FORM : IN_JSON).exec(body) ?? []
  return before === undefined ? quoted(body) : `${quoted(before)}${API_KEY}${quoted(after)}`
}

function isForm(body: string): boolean {
  return /^[\w%.+-]+=/.test(body)
}

/** Text that a POSIX shell takes as it is. */
function quoted(text: string): string {
  return text === '' ? '' : `'${text.replace(/'/g, `'\\''`)}'`
}

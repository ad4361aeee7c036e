/** What a refusal says of the field that is at fault, read from its words: these have fixed forms. */

/** A field and what it held, as far as the words tell. */
export interface Fault {
  /** Such as `session_id`. */
  field?: string
  /** Parsed where it stands there whole; the text that is shown of it where it was cut. */
  value?: unknown
}

/** A form in which a refusal names a field: the words before the value, the first group the field. */
interface Form {
  before: RegExp
  /** The field, where the words name it otherwise. */
  field?: string
  /** Whether what follows is the value. */
  hasValue: boolean
}

const FIELD = '[A-Za-z_$][\\w.$-]*(?:\\[\\d+\\])?'

const FORMS: readonly Form[] = [
  // Amplitude's own: "…, device_id is too short; it held "abc". Check what is mapped to device_id."
  { before: new RegExp(`, (${FIELD}) (?:[^;"]*); it held `), hasValue: true },
  { before: /^The property "([^"]+)" is to be incremented \([^)]*\) by /, hasValue: true },
  { before: /^Amplitude has silenced the (device) /, field: 'device_id', hasValue: true },
  // "The event identifies nobody: user_id is "0", which …", "A user mapping needs both …, and global_user_id is missing."
  { before: /^The event identifies nobody: (user_id) (?:is )?/, hasValue: true },
  { before: /^A user mapping needs both .*?, and (\w+) is missing\./, hasValue: false },
  // The destination's: "The session_id "soon" is no point in time."; "The user_id of the user mapping is "0", which …".
  { before: new RegExp(`^The (${FIELD})(?: of [a-z ]+?| is)*(?= ["{[\\d-]| true| false| null)`), hasValue: true },
  { before: new RegExp(`^The (${FIELD}) is empty`), hasValue: false },
  // The framework's: "The root value is missing the required field 'event_type'.", "Products must be an array but it was a string."
  { before: new RegExp(`missing the required field '(${FIELD})'`), hasValue: false },
  { before: new RegExp(`(?:^|at )(${FIELD}) must be `), hasValue: false }
]

/** What names no field of a call, though a form would read one. */
const NO_FIELDS = new Set(['event', 'mapping', 'call', 'root', 'value'])

/** @param reason Of a refusal, in the words of the destination or the framework. */
export function faultIn(reason: string): Fault {
  for (const { before, field, hasValue } of FORMS) {
    const found = before.exec(reason)
    if (!found || NO_FIELDS.has(found[1].toLowerCase())) continue
    const rest = reason.slice(found.index + found[0].length).trimStart()
    return { field: field ?? found[1], ...(hasValue && valueAt(rest)) }
  }
  return {}
}

/**
 * The reason without what the call held: all from the first text, list or object in it to the last.
 * @param reason As of a refusal.
 */
export function withoutValues(reason: string): string {
  const { value } = faultIn(reason)
  const plain = reason.replace(/["{[].*["}\]…]/s, '…')
  return typeof value === 'number' ? plain.replace(String(value), '…') : plain
}

/** Characters from which on a value is cut, with the mark of it. */
const CUT = /^["{[][^]{99}…/

function valueAt(text: string): { value?: unknown } {
  const cut = CUT.exec(text)?.[0]
  if (cut !== undefined) return { value: cut }
  const shown = /^(?:"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null|[{[].*?[}\]](?=[ ,.;]|$))/s.exec(text)?.[0]
  if (shown === undefined) return {}
  try {
    return { value: JSON.parse(shown) as unknown }
  } catch {
    return {}
  }
}

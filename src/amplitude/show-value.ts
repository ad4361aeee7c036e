const MAX_SHOWN_LENGTH = 100

/**
 * A value as an error message shows it: its JSON, cut where it would no longer fit on a line. Never throws.
 * @param mask What is to be hidden in it, before it is cut.
 */
export function showValue(value: unknown, mask: (text: string) => string = unchanged): string {
  const shown = mask(jsonOf(value))
  return shown.length > MAX_SHOWN_LENGTH ? `${cut(shown)}…` : shown
}

/** The beginning of a text, which ends with a whole character. */
function cut(text: string): string {
  return text.slice(0, MAX_SHOWN_LENGTH).replace(/[\ud800-\udbff]$/, '')
}

function jsonOf(value: unknown): string {
  // As JSON, a number that is none would be null.
  if (typeof value === 'number') return String(value)
  try {
    return JSON.stringify(value) ?? String(value)
  } catch {
    // Nested too deeply, or of a kind that JSON does not know.
    return `a value of type ${typeof value}`
  }
}

function unchanged(text: string): string {
  return text
}

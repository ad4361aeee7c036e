const MAX_SHOWN_LENGTH = 100

/** A value as an error message shows it: its JSON, cut where it would no longer fit on a line. */
export function showValue(value: unknown): string {
  const json = JSON.stringify(value) ?? String(value)
  return json.length > MAX_SHOWN_LENGTH ? `${json.slice(0, MAX_SHOWN_LENGTH)}…` : json
}

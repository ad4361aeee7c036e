/** How one value of an object came to be another. */
export type Change =
  | { kind: 'added'; after: unknown }
  | { kind: 'changed'; before: unknown; after: unknown }
  | { kind: 'removed'; before: unknown }

/**
 * What is different between two states of an object, by name.
 * @param before Undefined where there was none.
 */
export function changesBetween(
  before: Record<string, unknown> | undefined,
  after: Record<string, unknown>
): Map<string, Change> {
  const old = new Map(Object.entries(before ?? {}))
  const changes = new Map<string, Change>()
  for (const [name, value] of Object.entries(after)) {
    if (!old.has(name)) changes.set(name, { kind: 'added', after: value })
    else if (JSON.stringify(old.get(name)) !== JSON.stringify(value)) {
      changes.set(name, { kind: 'changed', before: old.get(name), after: value })
    }
  }
  for (const [name, value] of old) {
    if (!Object.prototype.hasOwnProperty.call(after, name)) changes.set(name, { kind: 'removed', before: value })
  }
  return changes
}

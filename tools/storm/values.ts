/** Free-form values: as a source sends them with a call, and as Amplitude gets them in an event. */

export type Values = Record<string, unknown>

/** The traits or properties of a call, which may be changed. */
export function valuesOf({ kind, event }: { kind: string; event: Values }): Values {
  const key = kind === 'identify' || kind === 'group' ? 'traits' : 'properties'
  const values = { ...(event[key] as Values) }
  event[key] = values
  return values
}

/** What an event of Amplitude's carries under that name among its properties, or those that it sets. */
export function carriedBy(event: Values, name: string): unknown {
  return inside(event.event_properties, name) ?? inside(event.user_properties, name)
}

function inside(properties: unknown, name: string): unknown {
  if (typeof properties !== 'object' || properties === null) return undefined
  return Reflect.get(properties, name) ?? inside(Reflect.get(properties, '$set'), name)
}

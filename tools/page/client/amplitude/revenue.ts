/** What an event adds to the revenue, as Amplitude counts it: its revenue, else price times quantity. */
export function revenueOf({ revenue, price, quantity }: Record<string, unknown>): number | undefined {
  if (typeof revenue === 'number') return revenue
  if (typeof price === 'number') return price * (typeof quantity === 'number' ? quantity : 1)
  return undefined
}

/** A point of the revenue over the session. */
export interface RevenuePoint {
  /** The time of its arrival, to the second. */
  time: string
  event: string
  total: number
}

/**
 * The revenue over the session: a point for each event that has any.
 * @param events In the order of their arrival; `at` in ms since the epoch.
 */
export function revenueOverTime(events: { event: Record<string, unknown>; at: number }[]): RevenuePoint[] {
  let total = 0
  return events.flatMap(({ event, at }) => {
    const revenue = revenueOf(event)
    if (revenue === undefined) return []
    total += revenue
    return [{ time: new Date(at).toLocaleTimeString(), event: String(event.event_type), total }]
  })
}

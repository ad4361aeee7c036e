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
 * @param events The newest, in the order of their arrival; `at` in ms since the epoch.
 * @param revenue Of all events, also of those before the newest.
 */
export function revenueOverTime(
  events: { event: Record<string, unknown>; at: number }[],
  revenue: number
): RevenuePoint[] {
  const amounts = events.map(({ event }) => revenueOf(event) ?? 0)
  let total = revenue - amounts.reduce((sum, amount) => sum + amount, 0)
  return events.flatMap(({ event, at }) => {
    const amount = revenueOf(event)
    if (amount === undefined) return []
    total += amount
    return [
      { time: new Date(at).toLocaleTimeString(), event: String(event.event_type), total: Number(total.toFixed(2)) }
    ]
  })
}

/** An amount or a count as it is read. */
export function inWords(amount: number): string {
  return amount.toLocaleString('en', { maximumFractionDigits: 2 })
}

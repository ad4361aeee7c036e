import { revenueOf as amountOf } from '../../../sandbox/state/revenue'

/** What an event adds to the revenue, as the sandbox counts it. */
export function revenueOf(event: Record<string, unknown>): { amount: number; currency: string } | undefined {
  return amountOf(event, 'counted')
}

/** A point of the revenue over the session: the totals after an event, by currency. */
export interface RevenuePoint {
  /** The time of its arrival, to the second. */
  time: string
  event: string
  totals: Record<string, number>
}

/**
 * The revenue over the session: a point for each event that has any.
 * @param events The newest, in the order of their arrival; `at` in ms since the epoch.
 * @param revenue Of all events by currency, also of those before the newest.
 */
export function revenueOverTime(
  events: { event: Record<string, unknown>; at: number }[],
  revenue: Record<string, number>
): RevenuePoint[] {
  const totals = new Map(Object.entries(revenue))
  const earned = events.flatMap(({ event, at }) => {
    const amount = revenueOf(event)
    return amount ? [{ event, at, ...amount }] : []
  })
  for (const { currency, amount } of earned) totals.set(currency, (totals.get(currency) ?? 0) - amount)
  return earned.map(({ event, at, currency, amount }) => {
    totals.set(currency, (totals.get(currency) ?? 0) + amount)
    return {
      time: new Date(at).toLocaleTimeString(),
      event: String(event.event_type),
      totals: Object.fromEntries([...totals].map(([name, total]) => [name, Number(total.toFixed(2))]))
    }
  })
}

/** A count or an amount as it is read. */
export function inWords(amount: number): string {
  return amount.toLocaleString('en', { maximumFractionDigits: 2 })
}

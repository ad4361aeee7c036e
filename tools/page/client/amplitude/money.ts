/** Amounts are never added over currencies: what is shown is a sum for each. */

/** What the sandbox calls the currency of amounts that name none. */
export const NO_CURRENCY = 'none'

const plain = new Intl.NumberFormat('en', { maximumFractionDigits: 2 })

/**
 * An amount as it is read: `USD 1,250.50`; as a plain number where there is no currency.
 * @param currency As it was sent: what is no code of ISO 4217 stands as it is.
 */
export function money(amount: number, currency: string): string {
  if (currency === NO_CURRENCY) return plain.format(amount)
  if (!/^[A-Z]{3}$/.test(currency)) return `${currency} ${plain.format(amount)}`
  const format = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'code' })
  // It puts a space between code and amount at which no line breaks.
  return format.format(amount).replace(/\u00a0/g, ' ')
}

/** An amount for an axis: `1.2M`. */
export function shortAmount(amount: number): string {
  return new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 }).format(amount)
}

/** A sum for each currency, the largest first. */
export function moneyOfEach(byCurrency: Record<string, number>): string[] {
  return Object.entries(byCurrency)
    .sort(([, one], [, other]) => other - one)
    .map(([currency, amount]) => money(amount, currency))
}

/** The sums of several, added up currency by currency. */
export function addUp(sums: Record<string, number>[]): Record<string, number> {
  const total = new Map<string, number>()
  for (const sum of sums) {
    for (const [currency, amount] of Object.entries(sum)) total.set(currency, (total.get(currency) ?? 0) + amount)
  }
  return Object.fromEntries(total)
}

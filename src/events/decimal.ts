const DECIMAL = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i

/**
 * A number, or a text that is one in decimal notation; `0x10` and `Infinity` are none. Whole numbers beyond 2^53 are none either:
 * what is stored is no longer what was sent.
 * @returns `undefined` for anything else.
 */
export function toDecimal(value: unknown): number | undefined {
  const number = typeof value === 'string' && DECIMAL.test(value.trim()) ? Number(value) : value
  return isExact(number) ? number : undefined
}

/** Whether a value is a number that is finite, and, where it is whole, as exact as it was written. */
export function isExact(value: unknown): value is number {
  return Number.isInteger(value) ? Number.isSafeInteger(value) : Number.isFinite(value)
}

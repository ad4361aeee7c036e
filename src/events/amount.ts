import { PayloadValidationError } from '@segment/actions-core'
import { showValue } from '../amplitude/show-value'
import { isNothing } from './compact'
import { toDecimal } from './decimal'

/** Codes of ISO 4217, as this Node knows them. */
const CURRENCY_CODES = new Set<string | undefined>((Intl as CurrencyList).supportedValuesOf('currency'))

/** The part of `Intl` of ES2022 that the types of ES2020 lack. */
type CurrencyList = typeof Intl & { supportedValuesOf(key: 'currency'): string[] }

/** Characters of a text that can be an amount; longer ones are not worth looking at. */
const LONGEST_AMOUNT = 64

/** An optional sign, and a currency on one side of the digits: what can be read one way only. */
const AMOUNT = /^([+-]?)\s*(\p{Sc}|[a-z]{3})?\s*([+-]?)([\d.]+(?:e[+-]?\d+)?)\s*(\p{Sc}|[a-z]{3})?$/iu

/** Currencies of three decimals. Beside any other, a point before three digits is as likely one of thousands. */
const OF_THREE_DECIMALS = new Set(['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'])
const PERHAPS_THOUSANDS = /^\d{1,3}\.\d{3}$/

/**
 * An amount of money: a number, or text that is one, with at most one currency sign or code and spaces around: "$19.99",
 * "19.99 USD". A comma may stand before decimals or thousands, so that a text with one is no amount; so is "€1.000".
 * @returns `undefined` where it is no amount.
 */
export function toAmount(value: unknown): number | undefined {
  const plain = toDecimal(value)
  if (plain !== undefined) return plain
  const parts = partsOf(value)
  if (!parts || !isCurrency(parts.currency)) return undefined
  const { sign, digits, currency } = parts
  if (PERHAPS_THOUSANDS.test(digits) && !OF_THREE_DECIMALS.has(currency)) return undefined
  return toDecimal(`${sign}${digits}`)
}

/** The code of the currency that an amount bears as text. A sign says none, as several currencies have it. */
export function currencyIn(value: unknown): string | undefined {
  const currency = partsOf(value)?.currency
  return CURRENCY_CODES.has(currency) ? currency : undefined
}

/** An amount with a currency on one side of it. */
interface Parts {
  sign: string
  digits: string
  /** In capitals. */
  currency: string
}

function partsOf(value: unknown): Parts | undefined {
  if (typeof value !== 'string' || value.length > LONGEST_AMOUNT) return undefined
  const match = AMOUNT.exec(value.trim())
  if (!match) return undefined
  const [, sign, before, inner, digits, after] = match
  if ((before === undefined) === (after === undefined)) return undefined
  return { sign: sign + inner, digits, currency: (before ?? after).toUpperCase() }
}

/**
 * An amount that counts.
 * @param field The field or property that holds it, for the message.
 * @returns `undefined` where there is none.
 * @throws PayloadValidationError where there is one that is no amount.
 */
export function requiredAmount(value: unknown, field: string): number | undefined {
  if (isNothing(value)) return undefined
  const amount = toAmount(value)
  if (amount !== undefined) return amount
  throw new PayloadValidationError(
    `The ${field} ${showValue(
      value
    )} is no amount, and an amount is never guessed. Send a number such as 19.99; as text it may have one currency sign or code ("$19.99", "19.99 USD"), and a point, never a comma, before the decimals.`
  )
}

/** Whether a text in capitals is a currency's sign or code. */
function isCurrency(text: string): boolean {
  return text.length !== 3 || CURRENCY_CODES.has(text)
}

/** How many brokers an argument asks for. */
import { InvalidArgumentError } from 'commander'

/** Brokers that one machine carries. */
const MOST = 9

/** @throws {InvalidArgumentError} On anything else than a whole number from 1 to 9. */
export function brokersIn(text: string): number {
  if (/^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= MOST) return Number(text)
  throw new InvalidArgumentError(`"${text}" is no number of brokers: it is 1 to ${MOST}.`)
}

import { InvalidArgumentError } from 'commander'

/** A whole number of an argument. @throws InvalidArgumentError where it is none. */
export function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('It is a whole number.')
  return Number(text)
}

/** A whole number of 1 or more. @throws InvalidArgumentError where it is none. */
export function numberFromOne(text: string): number {
  const number = wholeNumber(text)
  if (number < 1) throw new InvalidArgumentError('It is 1 or more.')
  return number
}

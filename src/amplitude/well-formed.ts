/** Half of a surrogate pair without its other half, which is no character, and which no UTF-8 can hold. */
const LONE_SURROGATE = /\p{Surrogate}/u

/** Whether a text consists of characters, so that it arrives as it was sent. */
export function isWellFormed(text: string): boolean {
  return !LONE_SURROGATE.test(text)
}

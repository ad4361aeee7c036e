const STEPS: [name: string, seconds: number][] = [
  ['h', 3600],
  ['min', 60],
  ['s', 1]
]

/**
 * When a call is tried again, in words.
 * @param nextTry In ms since the epoch, as is `now`.
 */
export function nextTryInWords(nextTry: number, now: number): string {
  const seconds = Math.ceil((nextTry - now) / 1000)
  const [name, length] = STEPS.find(([, atLeast]) => seconds >= atLeast) ?? []
  if (!name || !length) return 'is tried again now'
  return `next try in ${Math.round(seconds / length)} ${name}`
}

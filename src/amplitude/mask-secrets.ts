const MASK = '***'

/**
 * Whether what is made of a text may hold a key. Nearly no answer does, and is spared being looked through value by value.
 * A backslash may be a character of a key in disguise.
 */
export function mayHoldSecrets(text: string, secrets: Array<string | undefined>): boolean {
  return text.includes('\\') || secrets.some((secret) => isKey(secret) && text.includes(secret))
}

/**
 * Amplitude's answer without the project's keys, which some answers echo (`Invalid API key: <the key>`). Whatever is made
 * of the answer afterwards, an error message or a log, can no longer hold them.
 * @param value Text, or parsed JSON.
 * @param secrets The keys; empty and absent ones are passed over.
 */
export function maskSecrets(value: unknown, secrets: Array<string | undefined>): unknown {
  // The longest first: masked as a part of another key, the rest of that one would show.
  return mask(
    value,
    secrets.filter(isKey).sort((a, b) => b.length - a.length)
  )
}

function mask(value: unknown, longestFirst: string[]): unknown {
  if (typeof value === 'string') return maskText(value, longestFirst)
  if (Array.isArray(value)) return value.map((item) => mask(item, longestFirst))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [maskText(name, longestFirst), mask(item, longestFirst)])
  )
}

function maskText(text: string, longestFirst: string[]): string {
  return longestFirst.reduce((masked, secret) => masked.split(secret).join(MASK), text)
}

function isKey(secret: string | undefined): secret is string {
  return Boolean(secret)
}

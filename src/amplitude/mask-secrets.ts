const MASK = '***'

/**
 * Amplitude's answer without the project's keys, which some answers echo (`Invalid API key: <the key>`). Whatever is made
 * of the answer afterwards, an error message or a log, can no longer hold them.
 * @param value Text, or parsed JSON.
 * @param secrets The keys; empty and absent ones are passed over.
 */
export function maskSecrets(value: unknown, secrets: Array<string | undefined>): unknown {
  if (typeof value === 'string') return maskText(value, secrets)
  if (Array.isArray(value)) return value.map((item) => maskSecrets(item, secrets))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [maskText(name, secrets), maskSecrets(item, secrets)])
  )
}

function maskText(text: string, secrets: Array<string | undefined>): string {
  // The longest first: masked as a part of another key, the rest of that one would show.
  const longestFirst = secrets.filter(isKey).sort((a, b) => b.length - a.length)
  return longestFirst.reduce((masked, secret) => masked.split(secret).join(MASK), text)
}

function isKey(secret: string | undefined): secret is string {
  return Boolean(secret)
}

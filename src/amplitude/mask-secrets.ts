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
  return secrets.reduce<string>((masked, secret) => (secret ? masked.split(secret).join(MASK) : masked), text)
}

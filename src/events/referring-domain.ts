/** The host of a referrer; `undefined` where it is no URL, or one without a host. */
export function referringDomain(referrer: unknown): string | undefined {
  if (typeof referrer !== 'string') return undefined
  try {
    return new URL(referrer).host || undefined
  } catch {
    return undefined
  }
}

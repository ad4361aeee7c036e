import { LRUCache } from 'lru-cache'

/**
 * Referrers that are remembered, at most about 1 MB of them: parsing one takes longer than most of an event, each event has its
 * own twice (the first and the last), and a few dozen make up nearly all traffic.
 */
const REMEMBERED = 1000
const LONGEST_REMEMBERED = 512

/** The host of each; empty where there is none. */
const remembered = new LRUCache<string, string>({ max: REMEMBERED })

/** The host of a referrer; `undefined` where it is no URL, or one without a host. */
export function referringDomain(referrer: unknown): string | undefined {
  if (typeof referrer !== 'string') return undefined
  const known = remembered.get(referrer)
  if (known !== undefined) return known || undefined
  const host = hostOf(referrer)
  if (referrer.length <= LONGEST_REMEMBERED) remembered.set(referrer, host)
  return host || undefined
}

function hostOf(url: string): string {
  try {
    return new URL(url).host
  } catch {
    return ''
  }
}

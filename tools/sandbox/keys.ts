/** The api keys and secret keys that the sandbox takes for valid. */
import type { Region } from './addresses'

/** Keys that are valid: in both regions, or in each its own. */
export type KeyList = readonly string[] | Record<Region, readonly string[]>

/** A longer word is no key, whatever is valid: a project is remembered for each. Amplitude's have 32 characters. */
const LONGEST_KEY = 1024

/** Words that a client writes when it has no key at all: these are never valid. */
const NO_KEYS = new Set(['', 'undefined', 'null'])

export class Keys {
  /** A list that is absent restricts nothing: any word is a valid key then. */
  constructor(private readonly apiKeys: KeyList | undefined, private readonly secretKeys: KeyList | undefined) {}

  accepts(region: Region, apiKey: string): boolean {
    return isIn(this.apiKeys, region, apiKey)
  }

  /**
   * The api key in Basic credentials. Source: Amplitude, User Privacy API, "Authorization".
   *
   * @param authorization the header as received
   * @returns undefined when the credentials are missing or wrong
   */
  fromBasic(authorization: string | undefined, region: Region): string | undefined {
    const encoded = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(authorization ?? '')?.[1]
    if (encoded === undefined) return undefined
    const [apiKey, ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':')
    const valid = this.accepts(region, apiKey) && isIn(this.secretKeys, region, rest.join(':'))
    return valid ? apiKey : undefined
  }
}

function isIn(list: KeyList | undefined, region: Region, key: string): boolean {
  if (NO_KEYS.has(key) || key.length > LONGEST_KEY) return false
  if (list === undefined) return true
  const keys: readonly string[] = 'us' in list ? list[region] : list
  return keys.includes(key)
}

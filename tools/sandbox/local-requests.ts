/** Requests of this machine's own. Any page in a browser here can send others, and learn what the sandbox holds. */

const LOCAL_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Whether a request is addressed to this machine by one of its own names. Another name that leads here is how a foreign page
 * would get around the browser's same-origin rule (DNS rebinding).
 * @param host The request's `Host` header.
 */
export function isLocalHost(host?: string): boolean {
  return host !== undefined && LOCAL_HOSTS.has(host.replace(/:\d+$/, '').toLowerCase())
}

/**
 * Whether a request comes from the server's own page, or from no page at all: programs other than browsers send no origin.
 * @param origin The request's `Origin` header.
 * @param host The request's `Host` header.
 */
export function isOwnOrigin(origin: string | undefined, host: string | undefined): boolean {
  return origin === undefined || origin === `http://${String(host)}`
}

/** What a browser says of the page that a request comes from. */
export interface Provenance {
  origin?: string
  host?: string
  'sec-fetch-site'?: string | string[]
}

/**
 * Whether a request comes from a page that is not the server's own, by what browsers add to requests and pages cannot forge:
 * `Origin` to all that may change something, `Sec-Fetch-Site` to every one, the picture of a foreign page among them.
 * @param headers The request's.
 */
export function isOfForeignPage({ origin, host, 'sec-fetch-site': site }: Provenance): boolean {
  if (origin === undefined) return site === 'cross-site'
  return !isLocalHost(host) || !isOwnOrigin(origin, host)
}

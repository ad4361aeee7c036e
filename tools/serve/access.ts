/** Who may talk to the server. It runs on a developer's machine, and any page in the browser there can try. */

/** Segment's own pages that call a local destination: those of `actions-cli serve`. */
export const SEGMENT_ORIGINS = [
  'https://app.segment.com',
  'https://eu1.app.segment.com',
  'https://app.segment.build',
  'https://eu1.app.segment.build',
  'http://localhost:8000'
]

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

/**
 * Whether a page may call the server: Segment's, and the server's own.
 * @param origin The request's `Origin` header.
 * @param host The request's `Host` header.
 */
export function isAllowedOrigin(origin: string | undefined, host: string | undefined): boolean {
  return isOwnOrigin(origin, host) || SEGMENT_ORIGINS.includes(String(origin))
}

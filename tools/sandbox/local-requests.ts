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

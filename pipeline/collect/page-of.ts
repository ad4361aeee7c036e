import type { IncomingHttpHeaders } from 'http'

/** What browsers send as the origin of a page that is to stay unknown: of a file, or of a sandboxed frame. */
const UNKNOWN = 'null'

/**
 * The origin of the page that a request comes from, by what browsers add and pages cannot forge: `Origin` to all that may change
 * something; else the page's address, which a page can hide, but not change; and `Sec-Fetch-Site` to every request, the picture
 * in a stranger's page among them.
 * @param headers The request's.
 * @returns `null`, in letters, for a page that does not say which; undefined where no page is behind the request, but a program.
 */
export function pageOf(headers: IncomingHttpHeaders): string | undefined {
  const { origin, referer } = headers
  if (origin !== undefined) return origin
  if (referer !== undefined) return originOf(referer)
  return headers['sec-fetch-site'] === 'cross-site' ? UNKNOWN : undefined
}

function originOf(address: string): string {
  return URL.canParse(address) ? new URL(address).origin : UNKNOWN
}

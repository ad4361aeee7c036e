/** Who may talk to the server. It runs on a developer's machine, and any page in the browser there can try. */

import { isLocalHost, isOwnOrigin } from '../sandbox/local-requests'

/** Segment's own pages that call a local destination: those of `actions-cli serve`. */
export const SEGMENT_ORIGINS = [
  'https://app.segment.com',
  'https://eu1.app.segment.com',
  'https://app.segment.build',
  'https://eu1.app.segment.build',
  'http://localhost:8000'
]

/**
 * Whether a page may call the server: Segment's, and the server's own.
 * @param origin The request's `Origin` header.
 * @param host The request's `Host` header.
 */
export function isAllowedOrigin(origin: string | undefined, host: string | undefined): boolean {
  return isOwnOrigin(origin, host) || SEGMENT_ORIGINS.includes(String(origin))
}

/** Names under which pages of this machine are opened: browsers lead those that end with `.localhost` nowhere else (RFC 6761). */
const LOCAL_PAGE = /^https?:\/\/((.+\.)?localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i

/**
 * Whether a client may send calls: a program, a page of this machine at whatever port, and a page of an origin that was allowed.
 * @param allowed Further origins, such as `https://shop.test`.
 */
export function mayCollect(allowed: readonly string[]) {
  return (origin: string | undefined, host: string | undefined): boolean =>
    isLocalHost(host) && (origin === undefined || LOCAL_PAGE.test(origin) || allowed.includes(origin))
}

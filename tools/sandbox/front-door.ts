/** What somebody sees who opens the sandbox's address in a browser, where Amplitude has nothing. */
import { isAmplitudeHost } from './addresses'

/** A page without scripts or styles: the few addresses worth a look. */
export const FRONT_DOOR = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Amplitude sandbox</title></head>
<body>
<h1>Amplitude sandbox</h1>
<p>A local stand-in for Amplitude. It takes events at <code>POST /2/httpapi</code> and <code>POST /batch</code>.</p>
<ul>
<li><a href="/sandbox/state">State</a>: sums, faults, readings, limits</li>
<li><a href="/sandbox/events">Events</a></li>
<li><a href="/sandbox/users">Users</a></li>
<li><a href="/sandbox/groups">Groups</a></li>
<li><a href="/sandbox/revenue">Revenue</a></li>
<li><a href="/sandbox/requests">Requests</a></li>
</ul>
</body>
</html>
`

/**
 * Whether a request is a browser's for the front door. A client of Amplitude's that asks for `/`, by one of its hosts or without
 * wanting a page, gets what Amplitude answers.
 */
export function isAtFrontDoor(method: string, path: string, host: string, accept: string | undefined): boolean {
  return method === 'GET' && path === '/' && !isAmplitudeHost(host) && (accept ?? '').includes('text/html')
}

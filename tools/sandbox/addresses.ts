/** Where Amplitude's endpoints are found. Source: the "Regions" and "Endpoints" sections of each of Amplitude's API pages. */

export type Region = 'us' | 'eu'
export const REGIONS: readonly Region[] = ['us', 'eu']
export type EndpointName = 'httpapi' | 'batch' | 'groupidentify' | 'identify' | 'usermap' | 'deletions' | 'usersearch'

/** How an endpoint is addressed, and what it reads. */
export interface Address {
  name: EndpointName
  method: 'POST' | 'GET'
  path: string
  hosts: Record<Region, string>
  body: 'json' | 'form' | 'none'
}

const ingestion: Record<Region, string> = { us: 'api2.amplitude.com', eu: 'api.eu.amplitude.com' }
const mapping: Record<Region, string> = { us: 'api.amplitude.com', eu: 'api.eu.amplitude.com' }
const dashboard: Record<Region, string> = { us: 'amplitude.com', eu: 'analytics.eu.amplitude.com' }

export const ADDRESSES: readonly Address[] = [
  { name: 'httpapi', method: 'POST', path: '/2/httpapi', hosts: ingestion, body: 'json' },
  { name: 'batch', method: 'POST', path: '/batch', hosts: ingestion, body: 'json' },
  { name: 'groupidentify', method: 'POST', path: '/groupidentify', hosts: ingestion, body: 'form' },
  { name: 'identify', method: 'POST', path: '/identify', hosts: ingestion, body: 'form' },
  { name: 'usermap', method: 'POST', path: '/usermap', hosts: mapping, body: 'form' },
  { name: 'deletions', method: 'POST', path: '/api/2/deletions/users', hosts: dashboard, body: 'json' },
  { name: 'usersearch', method: 'GET', path: '/api/2/usersearch', hosts: dashboard, body: 'none' }
]

const AMPLITUDE_HOSTS = new Set([ingestion, mapping, dashboard].flatMap((hosts) => Object.values(hosts)))
const DASHBOARD_HOSTS = new Set(Object.values(dashboard))

/** A host that is nowhere, to which redirects on demand lead: names that end so never exist (RFC 2606). Nothing is served there. */
export const ELSEWHERE = 'elsewhere.example'

/** Whether a `Host` header names one of Amplitude's servers; then the request was rerouted. */
export const isAmplitudeHost = (host: string): boolean => AMPLITUDE_HOSTS.has(hostnameOf(host))

/** Status for a path that is not served: the ingestion API documents a 400, `Invalid request path`; of the dashboard's servers nothing is known. */
export const unknownPathStatus = (host: string): 400 | 404 => (DASHBOARD_HOSTS.has(hostnameOf(host)) ? 404 : 400)

const hostnameOf = (host: string): string => host.toLowerCase().replace(/:\d+$/, '')

/**
 * The endpoint that a request is for.
 *
 * @param host the `Host` header. One of Amplitude's tells the region and serves only its own paths; at any other every path
 *   is served, and a path that begins with `/eu` or `/us` tells the region
 * @param defaultRegion the region of a path that tells none
 * @returns undefined when nothing is served there
 */
export function addressOf(
  method: string,
  host: string,
  path: string,
  defaultRegion: Region
): { address: Address; region: Region } | undefined {
  const hostname = hostnameOf(host)
  if (hostname === ELSEWHERE) return undefined
  if (!AMPLITUDE_HOSTS.has(hostname)) return directAddress(method, path, defaultRegion)
  for (const address of ADDRESSES) {
    if (address.method !== method || address.path !== path) continue
    if (address.hosts.us === hostname) return { address, region: 'us' }
    if (address.hosts.eu === hostname) return { address, region: 'eu' }
  }
  return undefined
}

function directAddress(method: string, path: string, defaultRegion: Region) {
  const region = path.startsWith('/eu/') ? 'eu' : path.startsWith('/us/') ? 'us' : undefined
  const ownPath = region ? path.slice(3) : path
  const address = ADDRESSES.find((candidate) => candidate.method === method && candidate.path === ownPath)
  return address && { address, region: region ?? defaultRegion }
}

/** What a request is for. */
import type { Address, Region } from './addresses'

/** What a request asks for, split by hand: a path that is no URL is a path all the same. */
export interface Target {
  path: string
  query: URLSearchParams
}

/** An endpoint that was found for a request. */
export interface Destination {
  address: Address
  region: Region
  target: Target
  /** Requests to the endpoint that were under way when it arrived, this one included. */
  atOnce: number
}

/** @param url as in the first line of the request */
export function targetOf(url: string): Target {
  const [path, ...query] = url.split('?')
  return { path, query: new URLSearchParams(query.join('?')) }
}

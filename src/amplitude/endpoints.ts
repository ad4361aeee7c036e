import { AMPLITUDE_API_VERSION } from '../versioning-info'

/** Where a project's data lives. Amplitude's documentation: "EU data residency". */
export type Region = 'north_america' | 'europe'

/** The region of a project whose region is not known. */
export const DEFAULT_REGION: Region = 'north_america'

const URLS = {
  httpV2: {
    north_america: `https://api2.amplitude.com/${AMPLITUDE_API_VERSION}/httpapi`,
    europe: `https://api.eu.amplitude.com/${AMPLITUDE_API_VERSION}/httpapi`
  },
  batch: {
    north_america: 'https://api2.amplitude.com/batch',
    europe: 'https://api.eu.amplitude.com/batch'
  },
  groupIdentify: {
    north_america: 'https://api2.amplitude.com/groupidentify',
    europe: 'https://api.eu.amplitude.com/groupidentify'
  },
  identify: {
    north_america: 'https://api2.amplitude.com/identify',
    europe: 'https://api.eu.amplitude.com/identify'
  },
  userMapping: {
    north_america: 'https://api.amplitude.com/usermap',
    europe: 'https://api.eu.amplitude.com/usermap'
  },
  deletions: {
    north_america: `https://amplitude.com/api/${AMPLITUDE_API_VERSION}/deletions/users`,
    europe: `https://analytics.eu.amplitude.com/api/${AMPLITUDE_API_VERSION}/deletions/users`
  },
  userSearch: {
    north_america: `https://amplitude.com/api/${AMPLITUDE_API_VERSION}/usersearch`,
    europe: `https://analytics.eu.amplitude.com/api/${AMPLITUDE_API_VERSION}/usersearch`
  }
}

/** The APIs of Amplitude that this destination calls. */
export type Endpoint = keyof typeof URLS

/**
 * The URL of an API in a region. Anything that is no known region means the default one, so that a setting saved long
 * ago, or not at all, still has somewhere to go.
 */
export function endpointUrl(endpoint: Endpoint, region?: string): string {
  return region === 'europe' ? URLS[endpoint].europe : URLS[endpoint][DEFAULT_REGION]
}

import { endpointUrl } from '../../src/amplitude/endpoints'
import type { Endpoint } from '../../src/amplitude/endpoints'

describe('Where requests go', () => {
  it.each<[Endpoint, string, string]>([
    ['httpV2', 'https://api2.amplitude.com/2/httpapi', 'https://api.eu.amplitude.com/2/httpapi'],
    ['batch', 'https://api2.amplitude.com/batch', 'https://api.eu.amplitude.com/batch'],
    ['groupIdentify', 'https://api2.amplitude.com/groupidentify', 'https://api.eu.amplitude.com/groupidentify'],
    ['identify', 'https://api2.amplitude.com/identify', 'https://api.eu.amplitude.com/identify'],
    ['userMapping', 'https://api.amplitude.com/usermap', 'https://api.eu.amplitude.com/usermap'],
    [
      'deletions',
      'https://amplitude.com/api/2/deletions/users',
      'https://analytics.eu.amplitude.com/api/2/deletions/users'
    ],
    ['userSearch', 'https://amplitude.com/api/2/usersearch', 'https://analytics.eu.amplitude.com/api/2/usersearch']
  ])('%s has its documented address in each region', (endpoint, america, europe) => {
    expect(endpointUrl(endpoint)).toBe(america)
    expect(endpointUrl(endpoint, 'north_america')).toBe(america)
    expect(endpointUrl(endpoint, 'europe')).toBe(europe)
  })
})

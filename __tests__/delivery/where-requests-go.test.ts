import {
  groupIdentifyChannel,
  identifyChannel,
  ingestionChannel,
  userMappingChannel
} from '../../src/amplitude/channel'
import { endpointUrl } from '../../src/amplitude/endpoints'
import type { Endpoint } from '../../src/amplitude/endpoints'

const KEYS = { apiKey: 'key+"1"', secretKey: 'secret' }

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

describe('How much a request holds, by the documentation', () => {
  it.each([
    [
      'the HTTP V2 API',
      ingestionChannel(KEYS, { batch: false }),
      { maxItems: 1999, maxBytes: 999_999, maxEventsOfOne: 900 }
    ],
    [
      'the Batch API',
      ingestionChannel(KEYS, { batch: true }),
      { maxItems: 2000, maxBytes: 19_999_999, maxEventsOfOne: 30_000 }
    ],
    ['the User Mapping API', userMappingChannel(KEYS), { maxItems: 2000, maxBytes: 999_999 }],
    ['the Group Identify API', groupIdentifyChannel(KEYS), { maxItems: 1024, maxBytes: 999_999 }],
    ['the Identify API', identifyChannel(KEYS), { maxItems: 1024, maxBytes: 999_999 }]
  ])('to %s', (_, channel, limits) => {
    expect(channel.limits).toEqual(limits)
  })
})

describe('What a request is made of', () => {
  const EVENT = { event_type: 'Žluť', user_id: 'user-1' }
  const FORM = 'application/x-www-form-urlencoded'

  it.each([
    ['the HTTP V2 API', 'HTTP V2 API', ingestionChannel(KEYS, { batch: false })],
    ['the Batch API', 'Batch API', ingestionChannel(KEYS, { batch: true })]
  ])('is JSON for %s, which may be compressed and is confirmed', (_, api, channel) => {
    expect(channel).toMatchObject({
      api,
      noun: 'event',
      contentType: 'application/json',
      takesGzip: true,
      confirms: true,
      prefix: '{"api_key":"key+\\"1\\"","events":[',
      separator: ',',
      suffix: ']}'
    })
    expect(channel.encode(EVENT)).toBe('{"event_type":"Žluť","user_id":"user-1"}')
  })

  it.each([
    ['User Mapping API', 'mapping', 'mapping', userMappingChannel(KEYS)],
    ['Group Identify API', 'group', 'identification', groupIdentifyChannel(KEYS)],
    ['Identify API', 'user', 'identification', identifyChannel(KEYS)]
  ])('is a form for the %s, as it is and not confirmed as documented', (api, noun, parameter, channel) => {
    expect(channel).toMatchObject({
      api,
      noun,
      contentType: FORM,
      takesGzip: false,
      confirms: false,
      prefix: `api_key=key%2B%221%22&${parameter}=%5B`,
      separator: '%2C',
      suffix: '%5D'
    })
    expect(channel.encode(EVENT)).toBe(encodeURIComponent('{"event_type":"Žluť","user_id":"user-1"}'))
  })

  it('has the least length of ids where it is another than the default', () => {
    expect(ingestionChannel(KEYS, { batch: true, minIdLength: 1 }).suffix).toBe('],"options":{"min_id_length":1}}')
    expect(identifyChannel(KEYS, 1).suffix).toBe('%5D&options=%7B%22min_id_length%22%3A1%7D')
  })

  it('has an empty key where the settings have none, and Amplitude says so', () => {
    expect(ingestionChannel({}, { batch: false }).prefix).toBe('{"api_key":"","events":[')
    expect(userMappingChannel({}).prefix).toBe('api_key=&mapping=%5B')
  })
})

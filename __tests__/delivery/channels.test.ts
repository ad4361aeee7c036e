import type { Channel, Item } from '../../src/amplitude/channel'
import {
  groupIdentifyChannel,
  identifyChannel,
  ingestionChannel,
  userMappingChannel
} from '../../src/amplitude/channel'
import { pack } from '../../src/amplitude/pack'

const PROJECT = { apiKey: 'key "&', secretKey: 'secret', endpoint: 'europe' }

const JSON_BODY = { contentType: 'application/json', takesGzip: true, confirms: true, noun: 'event' as const }
const FORM = { contentType: 'application/x-www-form-urlencoded', takesGzip: false, confirms: false }

describe('The way to an API of Amplitude', () => {
  it.each<[string, Channel, Partial<Channel>]>([
    [
      'HTTP V2 API',
      ingestionChannel(PROJECT, { batch: false }),
      {
        ...JSON_BODY,
        url: 'https://api.eu.amplitude.com/2/httpapi',
        limits: { maxItems: 1999, maxBytes: 999_999, maxEventsOfOne: 900 }
      }
    ],
    [
      'Batch API',
      ingestionChannel(PROJECT, { batch: true }),
      {
        ...JSON_BODY,
        url: 'https://api.eu.amplitude.com/batch',
        limits: { maxItems: 2000, maxBytes: 19_999_999, maxEventsOfOne: 30_000 }
      }
    ],
    [
      'User Mapping API',
      userMappingChannel(PROJECT),
      {
        ...FORM,
        noun: 'mapping',
        url: 'https://api.eu.amplitude.com/usermap',
        limits: { maxItems: 2000, maxBytes: 999_999 }
      }
    ],
    [
      'Group Identify API',
      groupIdentifyChannel(PROJECT),
      {
        ...FORM,
        noun: 'group',
        url: 'https://api.eu.amplitude.com/groupidentify',
        limits: { maxItems: 1024, maxBytes: 999_999 }
      }
    ],
    [
      'Identify API',
      identifyChannel(PROJECT),
      {
        ...FORM,
        noun: 'user',
        url: 'https://api.eu.amplitude.com/identify',
        limits: { maxItems: 1024, maxBytes: 999_999 }
      }
    ]
  ])('%s has its region, its limits and its form', (api, channel, expected) => {
    expect(channel).toMatchObject({ ...expected, api })
  })

  it.each([
    ['HTTP V2', ingestionChannel({}, { batch: false }), 'https://api2.amplitude.com/2/httpapi'],
    ['Batch', ingestionChannel({}, { batch: true }), 'https://api2.amplitude.com/batch'],
    ['User Mapping', userMappingChannel({}), 'https://api.amplitude.com/usermap'],
    ['Group Identify', groupIdentifyChannel({}), 'https://api2.amplitude.com/groupidentify'],
    ['Identify', identifyChannel({}), 'https://api2.amplitude.com/identify']
  ])('%s is in North America where no region is chosen', (_, { url }, expected) => {
    expect(url).toBe(expected)
  })
})

/** The one request with these items. */
function bodyOf(channel: Channel, items: Item[]): string {
  const [{ body }] = [...pack(channel, items, () => undefined)]
  return String(body)
}

const EVENTS: Item[] = [{ event_type: 'a, b' }, { event_type: 'c' }]
const MAPPINGS: Item[] = [
  { user_id: 'a', global_user_id: 'ä&=' },
  { user_id: 'b', global_user_id: 'c' }
]

const OPTIONS = { min_id_length: 3 }

describe('A request to an API of Amplitude', () => {
  it.each([false, true])('that takes JSON is JSON of the key and the events (Batch API: %s)', (batch) => {
    const body = bodyOf(ingestionChannel(PROJECT, { batch }), EVENTS)
    expect(JSON.parse(body)).toEqual({ api_key: PROJECT.apiKey, events: EVENTS })
  })

  it('that takes JSON says in its options how long an id must be, where that is not the default', () => {
    const body = bodyOf(ingestionChannel(PROJECT, { batch: false, minIdLength: 3 }), EVENTS)
    expect(JSON.parse(body)).toEqual({ api_key: PROJECT.apiKey, events: EVENTS, options: OPTIONS })
  })

  it.each([
    ['mapping', userMappingChannel(PROJECT)],
    ['identification', groupIdentifyChannel(PROJECT)],
    ['identification', identifyChannel(PROJECT)]
  ])('that takes a form has the key, and the items as JSON in its parameter %s', (parameter, channel) => {
    const form = [...new URLSearchParams(bodyOf(channel, MAPPINGS))]
    expect(form.map(([name]) => name)).toEqual(['api_key', parameter])
    expect(form[0][1]).toBe(PROJECT.apiKey)
    expect(JSON.parse(form[1][1])).toEqual(MAPPINGS)
  })

  it('that takes a form says in a parameter of its own how long an id must be', () => {
    const form = Object.fromEntries(new URLSearchParams(bodyOf(identifyChannel(PROJECT, 3), MAPPINGS)))
    expect(Object.keys(form)).toEqual(['api_key', 'identification', 'options'])
    expect(JSON.parse(form.identification)).toEqual(MAPPINGS)
    expect(JSON.parse(form.options)).toEqual(OPTIONS)
  })

  it('has an empty key where there is none, for Amplitude to say so', () => {
    expect(JSON.parse(bodyOf(ingestionChannel({}, { batch: false }), EVENTS))).toMatchObject({ api_key: '' })
    expect(new URLSearchParams(bodyOf(userMappingChannel({}), MAPPINGS)).get('api_key')).toBe('')
  })
})

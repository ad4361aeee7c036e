import { migrate } from '../migrate'
import { MigrationError } from '../migration-error'
import { readJson } from '../read-json'

const messageOf = (attempt: () => unknown): string => {
  try {
    attempt()
  } catch (error) {
    expect(error).toBeInstanceOf(MigrationError)
    return (error as Error).message
  }
  throw new Error('Nothing was thrown.')
}

describe('A text that is no JSON', () => {
  it.each([
    ['', 'The input is empty. It must be JSON.'],
    ['{"apiKey": key}', 'The input is not JSON: line 1, column 12.'],
    ['{\n  "a": 1\n  "b": 2\n}', 'The input is not JSON: line 3, column 3.'],
    ['{"a": 1,}', 'The input is not JSON: line 1, column 9.'],
    ["{'a': 1}", 'The input is not JSON: line 1, column 2.'],
    ['{"a": 1} trailing', 'The input is not JSON: line 1, column 10.'],
    ['{"a": ', 'The input is not JSON'],
    ['['.repeat(100_000), 'The input is nested too deeply for settings.']
  ])('is refused, with the place where it is known: %.40j', (text, message) => {
    expect(messageOf(() => readJson(text))).toContain(message)
  })

  it('is not shown, as it may hold a key', () => {
    expect(messageOf(() => readJson('{"apiKey": the-api-key}'))).not.toContain('the-api-key')
  })

  it('is JSON all the same behind a byte order mark', () => {
    expect(readJson('\uFEFF{"a": 1}')).toEqual({ a: 1 })
  })
})

describe('Input that holds no settings', () => {
  it.each([
    [[], 'The input holds no subscriptions: its list is empty. It must hold the settings of one classic destination'],
    ['text', 'The input is a string.'],
    [7, 'The input is a number.'],
    [null, 'The input is null.'],
    [undefined, 'The input is undefined.'],
    [{ settings: [] }, 'settings is a list. It must be an object, the settings.'],
    [{ data: { destination: { settings: 'text' } } }, 'data.destination.settings is a string.'],
    [{ data: { destinations: [] } }, 'The input is an answer with a list of destinations.'],
    [{ destination: { id: '1' } }, 'The input has destination, and no settings in it.'],
    [{ settings: {}, subscriptions: [] }, 'The input holds no subscriptions: its list is empty.']
  ])('is refused: %j', (input, message) => {
    expect(messageOf(() => migrate(input))).toContain(message)
  })
})

describe('A setting of a wrong type', () => {
  it.each([
    [{ trackAllPages: 'true' }, 'trackAllPages must be true or false, and is "true".'],
    [{ versionName: 3 }, 'versionName must be text, and is 3.'],
    [{ eventUploadThreshold: '30' }, 'eventUploadThreshold must be a number, and is "30".'],
    [{ traitsToIncrement: 'logins' }, 'traitsToIncrement must be a list of texts, and is "logins".'],
    [{ traitsToIncrement: ['a', 5] }, 'traitsToIncrement must be a list of texts, and holds 5 at 1.'],
    [{ mapQueryParams: [] }, 'mapQueryParams must be an object whose values are texts, and is [].'],
    [
      { appendFieldsToEventProps: { 'context.ip': { a: 1 } } },
      'appendFieldsToEventProps must be an object whose values are texts, and holds {"a":1} at "context.ip".'
    ],
    [{ forceHttps: 1 }, 'forceHttps must be true or false, and is 1.']
  ])('is named with the type that it must have: %j', (input, message) => {
    expect(messageOf(() => migrate(input))).toBe(message)
  })

  it('is named with all others', () => {
    expect(messageOf(() => migrate({ trackAllPages: 1, sendAlias: 'no', versionName: '1' })).split('\n')).toEqual([
      'trackAllPages must be true or false, and is 1.',
      'sendAlias must be true or false, and is "no".'
    ])
  })

  it('is not shown where it is a key', () => {
    expect(messageOf(() => migrate({ apiKey: ['the-api-key'], secretKey: 12345 })).split('\n')).toEqual([
      'apiKey must be text, and is of the type object.',
      'secretKey must be text, and is of the type number.'
    ])
  })

  it('counts as not given where it is null', () => {
    expect(migrate({ trackAllPages: null, traitsToIncrement: null }).report).toContainEqual(
      expect.objectContaining({ key: 'trackAllPages', value: false, outcome: 'carried over' })
    )
  })
})

describe('Settings are found', () => {
  const settings = { versionName: '4.0' }

  it.each([
    ['flat', settings],
    ['in settings', { name: 'Amplitude', settings }],
    ['in a destination', { destination: { id: '1', settings } }],
    ["in an answer of Segment's Public API", { data: { destination: { id: '1', enabled: true, settings } } }]
  ])('%s', (_where, input) => {
    expect(migrate(input)).toEqual(migrate(settings))
  })
})

/**
 * What one call can do to its whole batch inside Segment's framework, before any code of a destination runs. These tests
 * say what the framework does today: where one fails, a fault has been mended, and docs/decisions.md is to be corrected.
 */
import type { JSONObject } from '@segment/actions-core'
import { createTestEvent, createTestIntegration } from '@segment/actions-core'
import nock from 'nock'
import destination from '../src'
import { acceptEverything, settings } from './support/sent'

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

const good = () => ({
  type: 'track' as const,
  event: 'Tested',
  userId: 'user-1234',
  context: {},
  properties: {} as JSONObject
})

/** Sends a call between two good ones, as one batch. Gives their statuses. */
async function statusesAround(differs: object, mapping: JSONObject = {}): Promise<number[]> {
  acceptEverything()
  const { logEvent } = createTestIntegration(destination).actions
  const results = await logEvent.executeBatch({
    data: [good(), { ...good(), ...differs }, good()].map((event) => createTestEvent(event as never)),
    mapping: { event_type: { '@path': '$.event' }, user_id: { '@path': '$.userId' }, ...mapping },
    settings,
    auth: undefined,
    payload: undefined
  } as never)
  return results.map(({ status }) => status)
}

const nested = (levels: number, around: (inner: unknown) => unknown) => {
  let value: unknown = 'x'
  for (let level = 0; level < levels; level++) value = around(value)
  return value
}

const audience = { computation_class: 'audience', computation_key: { toString: 1 } }

const FAULTS: [call: string, differs: object, mapping: JSONObject, error: RegExp][] = [
  ['whose context is null', { context: null }, {}, /destructure property 'personas'/],
  ['whose context.personas is null', { context: { personas: null } }, {}, /computation_class/],
  ['whose audience has an object for a key', { context: { personas: audience } }, {}, /object to primitive value/],
  [
    'with an object without a text, where a template shows it',
    { properties: { x: { toString: 1 } } },
    { event_type: { '@template': 'Viewed {{properties.x}}' } },
    /object to primitive value/
  ],
  [
    'with an object without a text, where a condition asks whether it is blank',
    { properties: { x: { toString: 1 } } },
    { event_type: { '@if': { blank: { '@path': '$.properties.x' }, then: 'a', else: 'b' } } },
    /object to primitive value/
  ],
  [
    'with an object without a text, where Liquid shows it',
    { properties: { x: { toString: 1 } } },
    { event_type: { '@liquid': 'Viewed {{ properties.x }}' } },
    /object to primitive value/
  ],
  [
    'with lists nested thousands of levels deep, where they are mapped',
    { properties: { x: nested(20_000, (inner) => [inner]) } },
    { event_properties: { '@path': '$.properties' } },
    /call stack/
  ],
  [
    'with objects nested thousands of levels deep, where they are mapped',
    { properties: { x: nested(20_000, (inner) => ({ a: inner })) } },
    { event_properties: { '@path': '$.properties' } },
    /call stack/
  ]
]

describe('In a batch, the framework lets a call fail all others (as of @segment/actions-core 3.170)', () => {
  it.each(FAULTS)('%s', async (_call, differs, mapping, error) => {
    await expect(statusesAround(differs, mapping)).rejects.toThrow(error)
  })

  it('but none that differs from these by what is not looked at', async () => {
    expect(await statusesAround({ context: { zzz: null, device: null } })).toEqual([200, 200, 200])
    expect(await statusesAround({ properties: { x: { toString: 1 } } })).toEqual([200, 200, 200])
    expect(await statusesAround({ properties: { x: nested(20_000, (inner) => [inner]) } })).toEqual([200, 200, 200])
  })
})

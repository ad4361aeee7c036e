import { PayloadValidationError } from '@segment/actions-core'
import nock from 'nock'
import { sendableProperties } from '../src/events/sendable-properties'
import { eventsOf } from './support/sent'

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

type Tree = { [key: string]: unknown }

/** An object of so many levels, with a leaf in the innermost. */
const levels = (count: number): Tree =>
  Array.from({ length: count - 1 }).reduce<Tree>((inner) => ({ v: inner }), { leaf: 'green' })

const depthOf = (value: unknown): number =>
  typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0

const follow = (tree: Tree, steps: number): unknown =>
  Array.from({ length: steps }).reduce<unknown>((value) => (value as Tree).v, tree)

const propertiesSent = async (properties: unknown, mapping = {}): Promise<any> =>
  (await eventsOf('logEvent', { properties }, mapping))[0].event_properties

describe('Arrays inside arrays (C14)', () => {
  it.each([
    ['become text', { m: [[1, 2], [3]] }, { m: ['[1,2]', '[3]'] }],
    ['become text beside other values', { m: [1, ['a'], { b: 2 }] }, { m: [1, '["a"]', { b: 2 }] }],
    ['become one text, however deep', { m: [[[1], [[2]]]] }, { m: ['[[1],[[2]]]'] }],
    ['become text where they are empty', { m: [[]] }, { m: ['[]'] }],
    ['become text inside an object', { a: { b: [['ž', 1]] } }, { a: { b: ['["ž",1]'] } }],
    ['become text inside an array of objects', { a: [{ b: [[1]] }] }, { a: [{ b: ['[1]'] }] }]
  ])('%s', async (_, properties, expected) => {
    expect(await propertiesSent(properties)).toEqual(expected)
  })

  it.each([
    ['arrays of objects', { products: [{ sku: '1', price: 12.6 }, { sku: '2' }] }],
    ['an array of an object of an array', { products: [{ tags: ['a', 'b'] }] }],
    ['arrays of values', { list: ['a', 1, true, ''] }],
    ['empty and zero values', { b: '', c: 0, d: false, e: [] }],
    ['names that JavaScript knows', { constructor: 'x', toString: { valueOf: 1 } }],
    ['a whole pair of surrogates', { text: '🙂', '🙂': 1 }]
  ])('leave %s alone', async (_, properties) => {
    expect(await propertiesSent(properties)).toEqual(properties)
  })

  it('become text in the properties of a user', async () => {
    const [event] = await eventsOf('identifyUser', { traits: { matrix: [[1], [2]], plan: 'pro' } })
    const sent = event.user_properties.$set ?? event.user_properties
    expect(sent).toMatchObject({ matrix: ['[1]', '[2]'], plan: 'pro' })
  })

  it('become text in an operation on the properties of a user', async () => {
    const [event] = await eventsOf('identifyUser', {}, { append: { matrix: [[1], [2]] } })
    expect(event.user_properties.$append).toEqual({ matrix: ['[1]', '[2]'] })
  })

  it('become text in the properties of a group', async () => {
    const group = { groupId: 'group-1', traits: { matrix: [[1], [2]], seats: 12 } }
    const events = await eventsOf('groupIdentify', group, { group_type: 'org', group_value: 'Acme' })
    const sent = events.find(({ event_type }) => event_type === '$groupidentify').group_properties
    expect(sent.$set ?? sent).toEqual({ matrix: ['[1]', '[2]'], seats: 12 })
  })
})

describe('Values that would arrive as something else', () => {
  const TOO_LARGE = 2 ** 53
  const HALF = 'half \ud83d'

  it.each<[string, object, object]>([
    ['null', { gone: null, kept: 1 }, { kept: 1 }],
    ['null in an object', { a: { gone: null, kept: 1 } }, { a: { kept: 1 } }],
    ['null in a list', { list: ['a', null, 'b'] }, { list: ['a', 'b'] }],
    ['what is undefined in a list', { list: ['a', undefined, 'b'] }, { list: ['a', 'b'] }],
    ['a place of a list that was never filled', { list: Object.assign([], { 1: 'b' }) }, { list: ['b'] }],
    ['null in a list of objects', { list: [{ gone: null, kept: 1 }] }, { list: [{ kept: 1 }] }],
    ['a number beyond all', { gone: JSON.parse('1e999'), kept: 1 }, { kept: 1 }],
    ['a whole number beyond 2^53', { gone: TOO_LARGE, kept: TOO_LARGE - 1 }, { kept: TOO_LARGE - 1 }],
    ['a whole number below -2^53', { gone: -TOO_LARGE, kept: 1 - TOO_LARGE }, { kept: 1 - TOO_LARGE }],
    ['text with half of a character', { gone: HALF, kept: '🙂' }, { kept: '🙂' }],
    ['a name with half of a character', { [HALF]: 1, kept: 1 }, { kept: 1 }],
    [
      'any of these in a list inside a list',
      { list: [[1, null, HALF, TOO_LARGE, 'a']] },
      { list: ['[1,null,null,null,"a"]'] }
    ],
    [
      'any of these in an object of a list inside a list',
      { list: [[{ a: null, b: HALF, c: TOO_LARGE, kept: [1] }]] },
      { list: ['[{"kept":[1]}]'] }
    ]
  ])('are left out, and what stands beside them is kept: %s', async (_, properties, expected) => {
    expect(await propertiesSent(properties)).toEqual(expected)
  })

  it.each(['identifyUser', 'logEvent'])('are left out of the properties of a user by %s', async (action) => {
    const [event] = await eventsOf(action, { traits: { half: HALF, large: TOO_LARGE, list: [null, 1], plan: 'pro' } })
    expect(event.user_properties).toEqual({ list: [1], plan: 'pro' })
  })

  it('take no property away whose name has half of a character', async () => {
    const [event] = await eventsOf('identifyUser', { traits: { [HALF]: null, old: null, $unset: { [HALF]: '-' } } })
    expect(event.user_properties).toEqual({ $unset: { old: '-' } })
  })
})

describe('Deep values (C14)', () => {
  it('stay as they are up to 40 levels', async () => {
    expect(await propertiesSent(levels(40))).toEqual(levels(40))
  })

  it('are text from level 41 on', async () => {
    const sent = await propertiesSent(levels(41))
    expect(follow(sent, 40)).toBe('{"leaf":"green"}')
    expect(depthOf(sent)).toBe(40)
  })

  it('keep what stands beside them', async () => {
    expect(await propertiesSent({ color: 'blue', ...levels(60) })).toMatchObject({ color: 'blue' })
  })

  it('count arrays as levels too', async () => {
    const inArray = { list: [levels(39)] }
    expect(depthOf(await propertiesSent(inArray))).toBe(40)
  })

  it('survive 1,000 levels', async () => {
    const sent = await propertiesSent({ color: 'blue', ...levels(1_000) })
    expect(depthOf(sent)).toBe(40)
    expect(sent.color).toBe('blue')
    expect(follow(sent, 40)).toMatch(/^\{"v":\{"v":.*"green"/)
  })

  it('survive 1,000 levels of arrays', async () => {
    const list = Array.from({ length: 1_000 }).reduce<unknown>((inner) => [inner], 'green')
    expect((await propertiesSent({ list })).list).toEqual([expect.stringMatching(/^\[\[.*green.*\]\]$/)])
  })

  // The framework itself runs out of stack at some point from 2,000 on, depending on how warm it is.
  it('reject the event for good where they are too deep to become text', () => {
    expect(() => sendableProperties({ color: 'blue', ...levels(50_000) })).toThrow(PayloadValidationError)
    expect(() => sendableProperties(levels(50_000))).toThrow(/nested.*levels deep.*leave it out/)
  })

  it('are cut in the properties of a user and of a group', async () => {
    const [identify] = await eventsOf('identifyUser', { traits: levels(100) })
    expect(depthOf(identify.user_properties.$set ?? identify.user_properties)).toBeLessThanOrEqual(40)
    const group = { groupId: 'group-1', traits: levels(100) }
    const events = await eventsOf('groupIdentify', group, { group_type: 'org', group_value: 'Acme' })
    const sent = events.find(({ event_type }) => event_type === '$groupidentify').group_properties
    expect(depthOf(sent.$set ?? sent)).toBeLessThanOrEqual(40)
  })
})

describe('Hostile and huge values (C14)', () => {
  it('cannot reach the prototype of objects', async () => {
    const properties: unknown = JSON.parse(
      '{"__proto__": {"polluted": [[1]]}, "a": {"__proto__": {"polluted": 1}}, "b": 1}'
    )
    expect(await propertiesSent(properties)).toMatchObject({ b: 1 })
    expect({}).not.toHaveProperty('polluted')
  })

  it('arrive whole, two megabytes long, at the endpoint that takes them', async () => {
    const blob = 'x'.repeat(2_000_000)
    expect((await propertiesSent({ blob }, { use_batch_endpoint: true })).blob).toHaveLength(2_000_000)
  })

  it('leave the call itself unchanged', async () => {
    const properties = { m: [[1]], ...levels(60) }
    const before = JSON.stringify(properties)
    await propertiesSent(properties)
    expect(JSON.stringify(properties)).toBe(before)
  })

  it('are not copied where all of them can be sent, nor are the parts of which all can', () => {
    const properties = { list: ['a', { b: [1] }], object: { c: [], d: false } }
    expect(sendableProperties(properties)).toBe(properties)
    const sent = sendableProperties({ ...properties, gone: null })
    expect(Object.keys(sent)).toEqual(['list', 'object'])
    expect(sent.list).toBe(properties.list)
    expect(sent.object).toBe(properties.object)
  })

  it.each(['text', 42, [1, 2]])('are rejected where the properties themselves are %j', async (properties) => {
    await expect(propertiesSent(properties)).rejects.toThrow(/propert/i)
  })
})

import { eventsOf } from './support/sent'
import type { JSONObject } from '@segment/actions-core'
import { eitherWay } from './support/either-way'
import { sendBatch } from './support/send-batch'

const identify = { type: 'identify' }

/** A value to add, by each of the ways to say it. */
const waysToAdd = (value: any): Array<{ call: Record<string, unknown>; mapping: JSONObject }> => [
  { call: identify, mapping: { add: { visits: value } } },
  { call: { ...identify, traits: { visits: value } }, mapping: { traitsToIncrement: ['visits'] } },
  { call: { ...identify, traits: { $add: { visits: value } } }, mapping: {} }
]

describe('Adding to user properties (U6)', () => {
  it.each([
    [5, 5],
    [-3, -3],
    [0, 0],
    [2.5, 2.5],
    [9007199254740991, 9007199254740991],
    ['5', 5],
    ['-2.5', -2.5],
    ['0', 0],
    ['1e3', 1000],
    ['+7', 7],
    [' 7 ', 7],
    ['.5', 0.5],
    ['9007199254740991', 9007199254740991]
  ])('adds %p as the number %p, whether a field, a list or the traits say it', async (value, sent) => {
    for (const { call, mapping } of waysToAdd(value)) {
      const { events } = await eitherWay('identifyUser', call, mapping)
      expect(events[0].user_properties).toEqual({ $add: { visits: sent } })
    }
  })

  it.each([
    ['many', '"many"'],
    ['12 px', '"12 px"'],
    ['$5', '"$5"'],
    ['1,5', '"1,5"'],
    ['NaN', '"NaN"'],
    ['Infinity', '"Infinity"'],
    ['1e400', '"1e400"'],
    ['0x10', '"0x10"'],
    ['٣', '"٣"'],
    [' ', '" "'],
    ['9007199254740993', '"9007199254740993"'],
    [2 ** 53, '9007199254740992'],
    [-(2 ** 60), '-1152921504606847000'],
    [1e21, '1e+21'],
    [true, 'true'],
    [false, 'false'],
    [[1], '[1]'],
    [[], '[]'],
    [{ by: 1 }, '{"by":1}'],
    [{ toString: 1 }, '{"toString":1}'],
    ['\ud83d', '"\\ud83d"']
  ])('rejects an event that adds %p, and says to what and what it held', async (value, held) => {
    for (const { call, mapping } of waysToAdd(value)) {
      const { message, requests } = await eitherWay('identifyUser', call, mapping)
      expect(requests).toEqual([])
      expect(message).toContain('"visits" is to be incremented')
      expect(message).toContain(` by ${held}, which is no number`)
      expect(message).toContain('Map a number')
    }
  })

  it.each([Infinity, -Infinity])('rejects an event that adds %p', async (value) => {
    for (const { call, mapping } of waysToAdd(value)) {
      const { message } = await eitherWay('identifyUser', call, mapping)
      expect(message).toContain('"visits" is to be incremented')
    }
  })

  it.each([null, ''])('adds nothing where the value is %p', async (value) => {
    for (const { call, mapping } of waysToAdd(value)) {
      const { events } = await eitherWay('identifyUser', call, mapping)
      expect(events).toHaveLength(1)
      expect(events[0]).not.toHaveProperty('user_properties')
    }
  })

  it.each(['logEvent', 'logPage', 'logPurchase'])('rejects an event of %s just so', async (action) => {
    const { message } = await eitherWay(action, { traits: { $add: { visits: 'many' } } })
    expect(message).toMatch(/"visits".*"many"/)
  })

  it('cuts what it held where that is long', async () => {
    const { message } = await eitherWay('identifyUser', identify, { add: { visits: 'x'.repeat(5000) } })
    expect(message?.length).toBeLessThan(500)
  })

  it('sends nothing of a rejected event', async () => {
    const { requests, results } = await sendBatch('logEvent', [{ event: 'Clicked' }], { add: { visits: 'many' } })
    expect(requests).toEqual([])
    expect(results[0].status).toBe(400)
    expect(results[0].errormessage).toMatch(/visits.*many/)
  })
})

describe('Traits by name (U5)', () => {
  const traits = { visits: 2, first_plan: 'pro', colors: ['red'], pages: 'home', email: 'a@example.com' }
  const lists = {
    traitsToIncrement: ['visits'],
    traitsToSetOnce: ['first_plan'],
    traitsToAppend: ['colors'],
    traitsToPrepend: ['pages']
  }

  it('go to their operation and leave the plain properties', async () => {
    const [event] = await eventsOf('identifyUser', { ...identify, traits }, lists)
    expect(event.user_properties).toEqual({
      $set: { email: 'a@example.com' },
      $add: { visits: 2 },
      $setOnce: { first_plan: 'pro' },
      $append: { colors: ['red'] },
      $prepend: { pages: 'home' }
    })
  })

  it.each([
    ['traitsToIncrement', { $add: { visits: 2 } }],
    ['traitsToSetOnce', { $setOnce: { visits: 2 } }],
    ['traitsToAppend', { $append: { visits: 2 } }],
    ['traitsToPrepend', { $prepend: { visits: 2 } }]
  ])('of %s alone need no plain properties', async (list, sent) => {
    const [event] = await eventsOf('identifyUser', { ...identify, traits: { visits: 2 } }, { [list]: ['visits'] })
    expect(event.user_properties).toEqual(sent)
  })

  it('can be a single name instead of a list', async () => {
    const [event] = await eventsOf('identifyUser', { ...identify, traits }, { traitsToIncrement: 'visits' })
    expect(event.user_properties.$add).toEqual({ visits: 2 })
  })

  it.each([
    ['missing', { plan: 'pro' }],
    ['null', { plan: 'pro', visits: null }],
    ['empty', { plan: 'pro', visits: '' }]
  ])('that are %s change nothing', async (_, given) => {
    const [event] = await eventsOf(
      'identifyUser',
      { ...identify, traits: given },
      { traitsToIncrement: ['visits'], traitsToAppend: ['visits'] }
    )
    expect(event.user_properties).toEqual({ plan: 'pro' })
  })

  it('that are in a list and null or empty clear nothing', async () => {
    const traits = { visits: null, first_plan: '', colors: null, pages: '' }
    const { events } = await eitherWay('identifyUser', { ...identify, traits }, lists)
    expect(events).toHaveLength(1)
    expect(events[0]).not.toHaveProperty('user_properties')
  })

  it('stand beside operations inside the traits', async () => {
    const { events } = await eitherWay(
      'identifyUser',
      {
        ...identify,
        traits: { visits: 2, colors: 'red', $add: { clicks: 1 }, $append: { colors: 'blue', sizes: 'S' } }
      },
      lists
    )
    expect(events[0].user_properties).toEqual({
      $add: { visits: 2, clicks: 1 },
      $append: { colors: 'red', sizes: 'S' }
    })
  })

  it('named like members of every object, which the call does not have, change nothing', async () => {
    const names = ['constructor', 'toString', '__proto__', 'hasOwnProperty']
    const [event] = await eventsOf(
      'identifyUser',
      { ...identify, traits: { plan: 'pro' } },
      { traitsToIncrement: names, traitsToSetOnce: names, traitsToAppend: names, traitsToPrepend: names }
    )
    expect(event.user_properties).toEqual({ plan: 'pro' })
  })

  it.each([
    [['traitsToSetOnce', 'traitsToIncrement'], { $setOnce: { visits: 2 } }],
    [['traitsToSetOnce', 'traitsToAppend'], { $setOnce: { visits: 2 } }],
    [['traitsToSetOnce', 'traitsToPrepend'], { $setOnce: { visits: 2 } }],
    [['traitsToIncrement', 'traitsToAppend'], { $add: { visits: 2 } }],
    [['traitsToIncrement', 'traitsToPrepend'], { $add: { visits: 2 } }],
    [['traitsToAppend', 'traitsToPrepend'], { $append: { visits: 2 } }]
  ])('in the lists %p stand in the first of them', async (names, sent) => {
    const mapping = Object.fromEntries([...names].reverse().map((list) => [list, ['visits']]))
    const [event] = await eventsOf('identifyUser', { ...identify, traits: { visits: 2 } }, mapping)
    expect(event.user_properties).toEqual(sent)
  })

  it.each([
    ['unset', ['visits'], { $unset: { visits: '-' } }],
    ['setOnce', { visits: 9 }, { $setOnce: { visits: 9 } }]
  ])('lose to %s of the same property', async (field, value, sent) => {
    const [event] = await eventsOf(
      'identifyUser',
      { ...identify, traits: { visits: 2 } },
      { traitsToIncrement: ['visits'], [field]: value }
    )
    expect(event.user_properties).toEqual(sent)
  })

  it('to increment are numbers or text that is one', async () => {
    const { statuses, events, results } = await sendBatch(
      'identifyUser',
      ['3', -1, 'lots'].map((visits) => ({ ...identify, traits: { visits } })),
      { traitsToIncrement: ['visits'] }
    )
    expect(statuses).toEqual([200, 200, 400])
    expect(events.map((event) => event.user_properties)).toEqual([{ $add: { visits: 3 } }, { $add: { visits: -1 } }])
    expect(results[2].errormessage).toMatch(/visits.*lots/)
  })
})

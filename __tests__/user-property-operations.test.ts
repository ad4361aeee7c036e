import { without } from '../src/events/property-operations'
import { eventsOf } from './support/sent'
import { eitherWay } from './support/either-way'
import { sendBatch } from './support/send-batch'

/** The operations in the order of precedence: the mapping's field, Amplitude's operation, a value, and what is sent. */
const operations = [
  ['unset', '$unset', ['score'], { score: '-' }],
  ['setOnce', '$setOnce', { score: 1 }, { score: 1 }],
  ['add', '$add', { score: 2 }, { score: 2 }],
  ['append', '$append', { score: 3 }, { score: 3 }],
  ['prepend', '$prepend', { score: 4 }, { score: 4 }],
  ['preInsert', '$preInsert', { score: 5 }, { score: 5 }],
  ['postInsert', '$postInsert', { score: 6 }, { score: 6 }],
  ['remove', '$remove', { score: 7 }, { score: 7 }]
] as const

const pairs = operations.flatMap((first, index) =>
  operations.slice(index + 1).map((second) => [first, second] as const)
)

/** The user properties that come out of an identify call. */
async function changesOf(traits: unknown, mapping: Record<string, any>, rest: Record<string, unknown> = {}) {
  const { events } = await eitherWay('identifyUser', { type: 'identify', traits, ...rest }, mapping)
  expect(events).toHaveLength(1)
  return events[0].user_properties
}

describe('Operations on user properties (U1, U3)', () => {
  it.each(operations)('sends the field %s as %s', async (field, operation, value, sent) => {
    expect(await changesOf(undefined, { [field]: value })).toEqual({ [operation]: sent })
  })

  it('sends the field setAlways as $set', async () => {
    expect(await changesOf(undefined, { setAlways: { plan: 'pro' } })).toEqual({ $set: { plan: 'pro' } })
  })

  it.each([
    ['logEvent', { event: 'Clicked' }],
    ['logPage', { type: 'page' }],
    ['logPurchase', { event: 'Order Completed' }]
  ])('sends them with %s too', async (action, call) => {
    const [event] = await eventsOf(action, call, { append: { colors: ['red'] }, unset: ['plan'] })
    expect(event.user_properties).toEqual({ $append: { colors: ['red'] }, $unset: { plan: '-' } })
  })

  it.each(operations.filter(([field]) => field !== 'unset'))(
    'moves plain properties into $set when there is %s',
    async (field, operation, value, sent) => {
      expect(await changesOf({ plan: 'pro' }, { [field]: value })).toEqual({
        $set: { plan: 'pro' },
        [operation]: sent
      })
    }
  )

  it('moves plain properties into $set when a property is unset', async () => {
    expect(await changesOf({ plan: 'pro' }, { unset: ['score', 'level'] })).toEqual({
      $set: { plan: 'pro' },
      $unset: { score: '-', level: '-' }
    })
  })

  it('puts plain properties and setAlways together, and setAlways wins', async () => {
    expect(await changesOf({ plan: 'pro', seats: 1 }, { setAlways: { plan: 'team', region: 'EU' } })).toEqual({
      $set: { plan: 'team', seats: 1, region: 'EU' }
    })
  })

  it.each([
    ['an empty object', { setOnce: {}, add: {}, append: {} }],
    ['empty values', { setOnce: { a: null, b: '' }, append: { c: null }, remove: { d: '' } }],
    ['empty values to set always', { setAlways: { a: null, b: '' } }],
    ['values to set always that cannot be sent', { setAlways: { a: 'half \ud83d', b: 1e21 } }],
    ['empty values to add', { add: { a: null, b: '' } }],
    ['an empty list of names', { unset: [] }],
    ['empty names', { unset: ['', null] }],
    ['paths that lead nowhere', { setOnce: { a: { '@path': '$.context.nothing' } } }]
  ])('takes %s for no operation', async (_, mapping) => {
    expect(await changesOf({ plan: 'pro' }, mapping)).toEqual({ plan: 'pro' })
  })

  it('takes false, zero and an empty text in a list for values', async () => {
    expect(await changesOf(undefined, { setOnce: { a: false, b: 0 }, append: { c: [''] } })).toEqual({
      $setOnce: { a: false, b: 0 },
      $append: { c: [''] }
    })
  })

  it('never mixes plain properties with an operation that is named in the traits', async () => {
    const changes = await changesOf({ $add: { visits: 1 }, plan: 'pro' }, {})
    const names = Object.keys(changes)
    expect(names.filter((name) => !name.startsWith('$'))).toEqual([])
  })

  it('lets a value that cannot be used spoil neither its neighbours in the batch nor their operations', async () => {
    const { statuses, events } = await sendBatch(
      'identifyUser',
      [1, 'many', 3].map((visits) => ({ type: 'identify', traits: { visits } })),
      { user_properties: {}, add: { visits: { '@path': '$.traits.visits' } } }
    )
    expect(statuses).toEqual([200, 400, 200])
    expect(events.map((event) => event.user_properties)).toEqual([{ $add: { visits: 1 } }, { $add: { visits: 3 } }])
  })
})

describe('Operations inside the traits (U1)', () => {
  it.each(operations)('are operations, like the field %s', async (_field, operation, value, sent) => {
    expect(await changesOf({ [operation]: value }, {})).toEqual({ [operation]: sent })
    expect(await changesOf({ [operation]: value, plan: 'pro' }, {})).toEqual({
      $set: { plan: 'pro' },
      [operation]: sent
    })
  })

  it('are operations in $set, too, which wins over plain traits', async () => {
    expect(await changesOf({ $set: { plan: 'team' }, plan: 'pro', seats: 2 }, {})).toEqual({
      $set: { plan: 'team', seats: 2 }
    })
  })

  it.each([
    ['a list of names', ['a', 'b']],
    ['an object', { a: '-', b: '-' }],
    ['an object of anything', { a: 1, b: null }],
    ['a list that holds what is no name', ['a', 7, null, '', ' ', {}, ['c'], '\ud83d', 'b']]
  ])('unset the properties of %s', async (_, names) => {
    expect(await changesOf({ $unset: names }, {})).toEqual({ $unset: { a: '-', b: '-' } })
  })

  it.each(['$set', '$setOnce', '$add', '$append', '$prepend', '$preInsert', '$postInsert', '$remove', '$unset'])(
    'are none where %s is no object of properties',
    async (operation) => {
      for (const value of ['plan', 7, true, null, '', [], [{ a: 1 }], {}, Infinity]) {
        expect([value, await changesOf({ [operation]: value, plan: 'pro' }, {})]).toEqual([value, { plan: 'pro' }])
      }
    }
  )

  it.each(['$set', '$setOnce', '$add', '$append', '$prepend', '$preInsert', '$postInsert', '$remove'])(
    'are none where %s is a list of names, as that unsets alone',
    async (operation) => {
      expect(await changesOf({ [operation]: ['plan'], seats: 2 }, {})).toEqual({ seats: 2 })
    }
  )

  it('are joined by the fields of the same operation, which win', async () => {
    const traits = { $add: { visits: 1, clicks: 1 }, $unset: ['a'], $setOnce: { b: 1 } }
    expect(await changesOf(traits, { add: { visits: 5 }, unset: ['c'], setOnce: { b: 2 } })).toEqual({
      $add: { visits: 5, clicks: 1 },
      $unset: { a: '-', c: '-' },
      $setOnce: { b: 2 }
    })
  })

  it.each(['logEvent', 'logPage', 'logPurchase'])('are operations for %s too', async (action) => {
    const { events } = await eitherWay(action, { traits: { $add: { visits: '1' }, $clearAll: '-', plan: 'pro' } })
    expect(events[0].user_properties).toEqual({ $clearAll: '-', $set: { plan: 'pro' }, $add: { visits: 1 } })
  })

  it.each(['$other', '$Set', '$clearall', 'set', '$'])('are not like %s, which is a property', async (name) => {
    expect(await changesOf({ [name]: 'x' }, {})).toEqual({ [name]: 'x' })
  })
})

describe('Clearing all of a user (U1)', () => {
  it.each(['-', true, 1, 'yes', ['-'], { a: 1 }])('is asked for by $clearAll as %j', async (value) => {
    expect(await changesOf({ $clearAll: value }, {})).toEqual({ $clearAll: '-' })
  })

  it.each([false, null, '', undefined])('is not asked for by $clearAll as %j', async (value) => {
    expect(await changesOf({ $clearAll: value, plan: 'pro' }, {})).toEqual({ plan: 'pro' })
  })

  it('comes first, and then what else is done', async () => {
    const traits = { plan: 'pro', gone: null, $add: { visits: 1 }, $clearAll: true, $set: { seats: 2 } }
    const changes = await changesOf(traits, { setOnce: { cohort: 'a' } })
    expect(changes).toEqual({
      $clearAll: '-',
      $set: { plan: 'pro', seats: 2 },
      $unset: { gone: '-' },
      $setOnce: { cohort: 'a' },
      $add: { visits: 1 }
    })
    expect(Object.keys(changes)[0]).toBe('$clearAll')
  })

  it('is asked for by the traits of the call alone, and of no other call of the batch', async () => {
    const { events } = await sendBatch('identifyUser', [
      { traits: { $clearAll: '-' } },
      { traits: { plan: 'pro' } },
      { traits: { nested: { $clearAll: '-' } } }
    ])
    expect(events.map(({ user_properties }) => user_properties as unknown)).toEqual([
      { $clearAll: '-' },
      { plan: 'pro' },
      { nested: { $clearAll: '-' } }
    ])
  })
})

describe('One property in one operation (U4)', () => {
  it.each(operations)('%s wins over a plain property and over setAlways', async (field, operation, value, sent) => {
    expect(await changesOf({ score: 8 }, { setAlways: { score: 9 }, [field]: value })).toEqual({ [operation]: sent })
  })

  it.each(pairs.map(([first, second]) => [first[0], second[0], first, second] as const))(
    '%s wins over %s',
    async (_first, _second, [field, operation, value, sent], [otherField, , otherValue]) => {
      expect(await changesOf(undefined, { [otherField]: otherValue, [field]: value })).toEqual({ [operation]: sent })
    }
  )

  it.each(pairs.map(([first, second]) => [first[1], second[1], first, second] as const))(
    '%s in the traits wins over %s there',
    async (_first, _second, [, operation, value, sent], [, otherOperation, otherValue]) => {
      expect(await changesOf({ [otherOperation]: otherValue, [operation]: value, score: 8 }, {})).toEqual({
        [operation]: sent
      })
    }
  )

  it('is the first operation, whether a field or the traits have it', async () => {
    expect(await changesOf({ $setOnce: { score: 1 } }, { add: { score: 2 } })).toEqual({ $setOnce: { score: 1 } })
    expect(await changesOf({ $add: { score: 2 } }, { setOnce: { score: 1 } })).toEqual({ $setOnce: { score: 1 } })
  })

  it('leaves the other properties of the losing operation where they are', async () => {
    expect(await changesOf({ score: 8, plan: 'pro' }, { setOnce: { score: 1 }, add: { score: 2, visits: 1 } })).toEqual(
      { $set: { plan: 'pro' }, $setOnce: { score: 1 }, $add: { visits: 1 } }
    )
  })

  it('does not let an empty value win', async () => {
    expect(await changesOf(undefined, { setOnce: { score: null }, add: { score: 2 } })).toEqual({ $add: { score: 2 } })
  })

  it('lets an operation win over where the user comes from', async () => {
    const context = { page: { referrer: 'https://a.example' }, campaign: { source: 'news' } }
    expect(await changesOf(undefined, { unset: ['utm_source', 'referring_domain'] }, { context })).toEqual({
      $unset: { utm_source: '-', referring_domain: '-' },
      $set: { referrer: 'https://a.example' },
      $setOnce: {
        initial_utm_source: 'news',
        initial_referrer: 'https://a.example',
        initial_referring_domain: 'a.example'
      }
    })
  })

  it.each([
    '{"__proto__":{"$clearAll":true},"$set":{"plan":"pro"}}',
    '{"__proto__":{"$add":{"score":1}},"$set":{"plan":"pro"}}',
    '{"__proto__":{"$clearAll":true},"plan":"pro"}'
  ])('finds no operation in what an object inherits: %s', async (traits) => {
    const changes = await changesOf(JSON.parse(traits), {})
    expect(changes.$set ?? changes).toEqual({ plan: 'pro' })
    expect(changes).not.toHaveProperty('$clearAll')
    expect(changes).not.toHaveProperty('$add')
  })

  it('finds no referrer in what an object inherits', async () => {
    const properties = JSON.parse('{"always":{"__proto__":{"referrer":"https://x.example/"},"plan":"pro"}}')
    const mapping = { setAlways: { '@path': '$.properties.always' } }
    expect(await changesOf(undefined, mapping, { properties })).toEqual({ $set: { plan: 'pro' } })
  })

  it('copies no properties of which it takes none away', () => {
    const properties = { plan: 'pro', seats: 2 }
    expect(without(properties, (name) => name === 'score')).toBe(properties)
  })

  it('tells properties named like members of every object from those of an operation', async () => {
    expect(await changesOf({ toString: 'a' }, { add: { valueOf: 1 }, unset: ['constructor'] })).toEqual({
      $set: { toString: 'a' },
      $add: { valueOf: 1 },
      $unset: { constructor: '-' }
    })
  })
})

import type { Readings } from '../sandbox'
import { sandboxes, upload } from './running-sandbox'

const run = sandboxes()

/** The properties of a user after these `user_properties`, one event each. */
async function after(sent: object[], readings: Partial<Readings> = {}, event_type = '$identify') {
  const sandbox = await run({ readings })
  await upload(
    sandbox,
    sent.map((user_properties) => ({ event_type, user_id: 'user-1', user_properties }))
  )
  return sandbox.user('user-1')?.user_properties
}

describe('user properties', () => {
  test('plain keys set', async () => {
    expect(await after([{ plan: 'free', age: 3 }, { plan: 'pro' }])).toEqual({ plan: 'pro', age: 3 })
  })

  test.each<[string, object[], object]>([
    ['$set sets', [{ $set: { plan: 'free' } }, { $set: { plan: 'pro' } }], { plan: 'pro' }],
    ['$setOnce sets what is not set', [{ $setOnce: { a: 1 } }, { $setOnce: { a: 2, b: 2 } }], { a: 1, b: 2 }],
    ['$add adds, and begins at 0', [{ $add: { n: 2 } }, { $add: { n: -5 } }], { n: -3 }],
    ['$add leaves words alone', [{ n: 'many' }, { $add: { n: 1 } }], { n: 'many' }],
    ['$append adds at the end', [{ $append: { l: 1 } }, { $append: { l: [2, 1] } }], { l: [1, 2, 1] }],
    ['$append makes a list of a single value', [{ l: 'a' }, { $append: { l: 'b' } }], { l: ['a', 'b'] }],
    ['$prepend adds at the front', [{ $prepend: { l: 1 } }, { $prepend: { l: [2, 3] } }], { l: [2, 3, 1] }],
    ['$preInsert adds what is new at the front', [{ l: [1, 2] }, { $preInsert: { l: [2, 3] } }], { l: [3, 1, 2] }],
    ['$postInsert adds what is new at the end', [{ l: [1, 2] }, { $postInsert: { l: [2, 3] } }], { l: [1, 2, 3] }],
    ['$remove takes values out', [{ l: [1, 2, 1, 3] }, { $remove: { l: [1, 3] } }], { l: [2] }],
    ['$remove creates nothing', [{ $remove: { l: 1 } }], {}],
    ['$unset removes a property', [{ a: 1, b: 2 }, { $unset: { a: '-' } }], { b: 2 }],
    ['$clearAll removes all', [{ a: 1, b: 2 }, { $clearAll: '-' }], {}]
  ])('%s', async (_what, sent, expected) => {
    expect(await after(sent)).toEqual(expected)
  })

  test('operations apply in the order of Amplitude, whatever order they were sent in', async () => {
    const everything = {
      $remove: { list: ['gone', 'gone too'] },
      $postInsert: { list: ['last', 'middle', 'gone too'] },
      $preInsert: { list: ['first', 'middle'] },
      $prepend: { list: 'gone' },
      $append: { list: 'middle' },
      $add: { count: 5 },
      $setOnce: { count: 2, once: 1 },
      $set: { count: 10 },
      $unset: { count: '-' },
      $clearAll: '-'
    }
    expect(await after([{ count: 100, list: ['old'], old: true, once: 0 }, everything])).toEqual({
      count: 15,
      once: 1,
      list: ['first', 'middle', 'last']
    })
  })

  test('count on every event, not only on $identify', async () => {
    expect(await after([{ $set: { plan: 'pro' }, $add: { n: 1 } }], {}, 'Opened')).toEqual({ plan: 'pro', n: 1 })
  })

  test('plain keys beside operations are dropped, or set too by the other reading', async () => {
    const mixed = [{ plain: 1, $set: { operation: 2 } }]
    expect(await after(mixed)).toEqual({ operation: 2 })
    expect(await after(mixed, { mixedUserProperties: 'both' })).toEqual({ plain: 1, operation: 2 })
  })

  test('what is read does not change later', async () => {
    const sandbox = await run()
    const append = { event_type: '$identify', user_id: 'user-1', user_properties: { $append: { list: 1 } } }
    await upload(sandbox, [append])
    const before = sandbox.user('user-1')
    await upload(sandbox, [append])
    expect(before?.user_properties).toEqual({ list: [1] })
    expect(sandbox.events()[0].event.user_properties).toEqual({ $append: { list: 1 } })
  })
})

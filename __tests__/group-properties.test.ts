import { eitherWay } from './support/either-way'
import { sendBatch } from './support/send-batch'

const group = (rest: Record<string, unknown> = {}) => ({ type: 'group', groupId: 'group-1', ...rest })
const noIds = { userId: undefined, anonymousId: undefined }
const acme = { group_type: 'Organization', group_value: 'Acme' }

/** What a group call of these traits changes of its group; `undefined` where nothing. The user joins in any case. */
async function groupChanges(traits: unknown): Promise<unknown> {
  const { events } = await eitherWay('groupIdentify', group({ traits }), acme)
  const [join, change, ...others] = events
  expect(join).toMatchObject({ event_type: '$identify', user_properties: { $set: { Organization: 'Acme' } } })
  expect(others).toEqual([])
  return change?.group_properties
}

describe("Operations inside the group's properties (G2)", () => {
  it.each([
    ['$set', { a: 1 }, { a: 1 }],
    ['$setOnce', { a: 1 }, { a: 1 }],
    ['$add', { a: '2' }, { a: 2 }],
    ['$append', { a: ['x'] }, { a: ['x'] }],
    ['$prepend', { a: 'x' }, { a: 'x' }],
    ['$unset', ['a'], { a: '-' }],
    ['$unset', { a: 'whatever' }, { a: '-' }]
  ])('are operations: %s of %j', async (operation, value, sent) => {
    expect(await groupChanges({ [operation]: value })).toEqual({ [operation]: sent })
    expect(await groupChanges({ [operation]: value, plan: 'pro' })).toEqual(
      operation === '$set' ? { $set: { plan: 'pro', a: 1 } } : { $set: { plan: 'pro' }, [operation]: sent }
    )
  })

  it('are done where there is no user, too', async () => {
    const call = group({ ...noIds, traits: { $add: { seats: '1' }, plan: 'pro' } })
    const { requests } = await eitherWay('groupIdentify', call, acme)
    expect(requests[0].body.identification).toEqual([
      {
        group_type: 'Organization',
        group_value: 'Acme',
        group_properties: { $set: { plan: 'pro' }, $add: { seats: 1 } }
      }
    ])
  })

  const order = ['$unset', '$setOnce', '$add', '$append', '$prepend', '$set']
  const value = (operation: string) => (operation === '$unset' ? ['score'] : { score: 1 })

  it.each(order.flatMap((first, index) => order.slice(index + 1).map((second) => [first, second])))(
    'have a property in one of them: %s wins over %s',
    async (first, second) => {
      expect(await groupChanges({ [second]: value(second), [first]: value(first), score: 5 })).toEqual({
        [first]: { score: first === '$unset' ? '-' : 1 }
      })
    }
  )

  it('in $set win over plain properties', async () => {
    expect(await groupChanges({ $set: { plan: 'team' }, plan: 'pro' })).toEqual({ $set: { plan: 'team' } })
  })

  it.each(['$set', '$setOnce', '$add', '$append', '$prepend', '$unset'])(
    'are none where %s is no object of properties',
    async (operation) => {
      for (const junk of ['plan', 7, true, null, '', [], {}, Infinity]) {
        expect([junk, await groupChanges({ [operation]: junk, plan: 'pro' })]).toEqual([
          junk,
          { $set: { plan: 'pro' } }
        ])
        expect([junk, await groupChanges({ [operation]: junk })]).toEqual([junk, undefined])
      }
    }
  )

  it.each([
    ['many', '"many"'],
    [true, 'true'],
    [[1], '[1]'],
    [2 ** 53, '9007199254740992']
  ])('reject the call that adds %p, with a user and without, and no other of the batch', async (seats, held) => {
    for (const ids of [{}, noIds]) {
      const call = group({ ...ids, traits: { $add: { seats } } })
      const { message } = await eitherWay('groupIdentify', call, acme)
      expect(message).toContain(`"seats" is to be incremented`)
      expect(message).toContain(` by ${held}, which is no number`)
      const { statuses } = await sendBatch('groupIdentify', [group(), call, group()], acme)
      expect(statuses).toEqual([200, 400, 200])
    }
  })
})

describe("A group's properties that say nothing (G2)", () => {
  it.each([null, '', {}, Infinity, 2 ** 53, '\ud83d'])('are left out where they are %j', async (value) => {
    expect(await groupChanges({ plan: value, seats: 2 })).toEqual({ $set: { seats: 2 } })
    expect(await groupChanges({ plan: value })).toBeUndefined()
  })

  it.each([0, false, -1, []])('are not those that are %j', async (value) => {
    expect(await groupChanges({ plan: value })).toEqual({ $set: { plan: value } })
  })
})

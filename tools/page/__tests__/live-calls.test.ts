import type { Outcome } from '../../../pipeline/deliver/outcome'
import { LiveCalls } from '../server/live-calls'
import { call, CLIENT, endlessCall } from './client-calls'

const delivered: Outcome = { kind: 'delivered', status: 200 }
const waiting: Outcome = { kind: 'waiting', status: 503, message: 'Busy.', tries: 1, nextTry: 1000 }
const refused: Outcome = { kind: 'refused', status: 400, message: 'The user id is "null".', tries: 1 }

function collect(calls: LiveCalls, ...ids: string[]) {
  for (const id of ids) calls.collected(call(id), CLIENT, undefined)
}

function kept(calls: LiveCalls) {
  return calls.newsSince()?.news.calls ?? []
}

describe("a client's call", () => {
  it('is kept with what it is, whose it is, and what sent it', () => {
    const calls = new LiveCalls()
    calls.collected(call('message-1'), CLIENT, undefined)
    expect(kept(calls)).toEqual([
      {
        sequence: 1,
        receivedAt: '2026-05-04T12:30:00.250Z',
        library: 'analytics-node 3.1.0',
        title: 'track: Clicked',
        user: 'user-1234',
        messageId: 'message-1'
      }
    ])
    expect(JSON.parse(calls.textOf(1) ?? '')).toEqual(call('message-1'))
  })

  it.each([
    ['no user id', { userId: null, anonymousId: 'device-1' }, { user: 'device-1' }],
    ['no id at all', { userId: undefined }, { user: '' }],
    ['a number as id', { userId: 0 }, { user: '0' }],
    ['an object as id', { userId: { id: 1 }, anonymousId: ['a'] }, { user: '' }],
    ['a name', { type: 'page', event: undefined, name: 'Home' }, { title: 'page: Home' }],
    ['an object as name', { event: { a: 1 } }, { title: 'track' }],
    ['signs that a screen obeys', { event: 'a\u202eb\u0000' }, { title: 'track: a\\u202eb\\u0000' }]
  ])('shows with %s', (_, fields, shown) => {
    const calls = new LiveCalls()
    calls.collected(call('message-1', fields), CLIENT, undefined)
    expect(kept(calls)[0]).toMatchObject(shown)
  })

  it('has long texts cut in its row, at whole characters, and whole when it is opened', () => {
    const calls = new LiveCalls()
    const event = `${'x'.repeat(112)}${'😀'.repeat(5000)}`
    calls.collected(call('message-1', { event, userId: 'u'.repeat(5000) }), CLIENT, 'w'.repeat(5000))
    const [{ title, user, withheld }] = kept(calls)
    expect(title).toBe(`track: ${'x'.repeat(112)}…`)
    expect(user).toHaveLength(121)
    expect(withheld).toHaveLength(401)
    expect(JSON.parse(calls.textOf(1) ?? '')).toMatchObject({ event })
  })

  it('is kept also where it is nested too deeply to be shown as a whole', () => {
    const calls = new LiveCalls()
    calls.collected(endlessCall('message-1'), CLIENT, undefined)
    expect(kept(calls)).toHaveLength(1)
    expect(calls.textOf(1)).toBeUndefined()
  })

  it('says why it is withheld', () => {
    const calls = new LiveCalls()
    calls.collected(call('message-1'), CLIENT, 'Its integrations say "All": false.')
    expect(kept(calls)[0]).toMatchObject({ withheld: 'Its integrations say "All": false.' })
  })
})

describe('what is no call', () => {
  it.each([
    [
      'a call without a user',
      { type: 'track', event: 'Clicked', messageId: 'message-1' },
      'track: Clicked',
      'message-1'
    ],
    ['a number', 5, '5', ''],
    ['nothing', null, 'null', ''],
    ['a list', [1, '\u202e'], '[1,"\\u202e"]', ''],
    ['a message id that is none', { type: 'x', messageId: {} }, 'x', '']
  ])('is kept with the reason: %s', (_, sent, title, messageId) => {
    const calls = new LiveCalls()
    calls.refused(sent, CLIENT, 'It has neither userId nor anonymousId.')
    expect(kept(calls)).toEqual([
      {
        sequence: 1,
        receivedAt: expect.stringMatching(/Z$/),
        library: 'analytics-node 3.1.0',
        title,
        user: '',
        messageId,
        invalid: 'It has neither userId nor anonymousId.'
      }
    ])
    expect(JSON.parse(calls.textOf(1) ?? '')).toEqual(sent)
  })

  it('has no part in what becomes of a call with its message id', () => {
    const calls = new LiveCalls({ calls: 2, characters: 10_000 })
    collect(calls, 'message-1')
    calls.refused(call('message-1'), CLIENT, 'No.')
    calls.taken(call('message-1'), [])
    expect(kept(calls)).toMatchObject([{ parts: [] }, { invalid: 'No.' }])
    calls.refused(undefined, CLIENT, 'No.')
    calls.refused(undefined, CLIENT, 'No.')
    expect(kept(calls).map(({ sequence }) => sequence)).toEqual([3, 4])
    expect(calls.textOf(4)).toBeUndefined()
  })
})

describe('what became of a call', () => {
  it('is unknown until the triggers were asked, and until a try has ended', () => {
    const calls = new LiveCalls()
    collect(calls, 'message-1')
    expect(kept(calls)[0]).not.toHaveProperty('parts')
    calls.taken(call('message-1'), ['Track Calls', 'Orders'])
    expect(kept(calls)[0].parts).toEqual([{ subscription: 'Track Calls' }, { subscription: 'Orders' }])
  })

  it('is nothing where no subscription takes it', () => {
    const calls = new LiveCalls()
    collect(calls, 'message-1')
    calls.taken(call('message-1'), [])
    expect(kept(calls)[0].parts).toEqual([])
  })

  it('is told for each subscription, and the last try counts', () => {
    const calls = new LiveCalls()
    collect(calls, 'message-1', 'message-2')
    calls.taken(call('message-1'), ['Track Calls', 'Orders'])
    calls.outcome(call('message-1'), 'Track Calls', waiting)
    calls.outcome(call('message-1'), 'Orders', refused)
    expect(kept(calls)[0].parts).toEqual([
      { subscription: 'Track Calls', outcome: waiting },
      { subscription: 'Orders', outcome: refused }
    ])
    calls.outcome(call('message-1'), 'Track Calls', delivered)
    expect(kept(calls)[0].parts).toEqual([
      { subscription: 'Track Calls', outcome: delivered },
      { subscription: 'Orders', outcome: refused }
    ])
    expect(kept(calls)[1]).not.toHaveProperty('parts')
  })

  it('may be told of subscriptions with names of prototypes', () => {
    const calls = new LiveCalls()
    collect(calls, '__proto__')
    calls.outcome(call('__proto__'), 'constructor', delivered)
    expect(kept(calls)[0].parts).toEqual([{ subscription: 'constructor', outcome: delivered }])
  })

  it('may be told before the call itself, and is no news before that', () => {
    const calls = new LiveCalls()
    collect(calls, 'message-1')
    const first = calls.newsSince()
    calls.taken(call('message-2'), ['Track Calls', 'Orders'])
    calls.outcome(call('message-2'), 'Track Calls', delivered)
    expect(calls.newsSince(first?.known)).toBeUndefined()
    collect(calls, 'message-2', 'message-3')
    calls.outcome(call('message-2'), 'Orders', waiting)
    expect(calls.newsSince(first?.known)?.news.calls).toMatchObject([
      {
        messageId: 'message-2',
        parts: [
          { subscription: 'Track Calls', outcome: delivered },
          { subscription: 'Orders', outcome: waiting }
        ]
      },
      expect.not.objectContaining({ parts: expect.anything() })
    ])
  })

  it('is bounded also where it is about calls that nobody knows', () => {
    const calls = new LiveCalls({ calls: 2, characters: 10_000 })
    for (const id of ['message-1', 'message-2', 'message-3']) calls.taken(call(id), [])
    calls.taken(call('x'.repeat(2 * 1024 * 1024)), [])
    collect(calls, 'message-1', 'message-3')
    expect(kept(calls)[0]).not.toHaveProperty('parts')
    expect(kept(calls)[1]).toHaveProperty('parts')
  })
})

describe('the calls that are kept', () => {
  it('are no more than 2,000, the newest', () => {
    const calls = new LiveCalls()
    for (let at = 1; at <= 100_000; at++) collect(calls, `message-${at}`)
    const { news } = calls.newsSince() ?? {}
    expect(news).toMatchObject({ isWhole: true, oldest: 98_001, total: 100_000 })
    expect(news?.calls).toHaveLength(2000)
    expect(news?.calls[1999]).toMatchObject({ sequence: 100_000, messageId: 'message-100000' })
    expect(calls.textOf(98_000)).toBeUndefined()
    expect(calls.textOf(98_001)).toContain('message-98001')
  })

  it('are fewer where they are large', () => {
    const calls = new LiveCalls({ calls: 100, characters: 10_000 })
    for (let at = 1; at <= 50; at++) {
      calls.collected(call(`message-${at}`, { properties: { text: 'x'.repeat(1500) } }), CLIENT, undefined)
    }
    const { news } = calls.newsSince() ?? {}
    expect(news?.calls.length).toBeGreaterThan(3)
    expect(news?.calls.length).toBeLessThan(7)
    expect(news?.oldest).toBe(news?.calls[0].sequence)
  })

  it('have the outcome of the newer one, where two have one message id', () => {
    const calls = new LiveCalls({ calls: 2, characters: 10_000 })
    collect(calls, 'same', 'same', 'other')
    calls.taken(call('same'), [])
    expect(kept(calls).map(({ sequence, parts }) => ({ sequence, parts }))).toEqual([
      { sequence: 2, parts: [] },
      { sequence: 3, parts: undefined }
    ])
  })

  it('can be forgotten, and the next ones are not taken for them', () => {
    const calls = new LiveCalls()
    collect(calls, 'message-1', 'message-2')
    const known = calls.newsSince()?.known
    calls.clear()
    expect(calls.newsSince(known)?.news).toEqual({ isWhole: true, calls: [], oldest: 3, total: 0 })
    calls.outcome(call('message-1'), 'Track Calls', delivered)
    collect(calls, 'message-3')
    expect(calls.newsSince(known)?.news).toMatchObject({
      isWhole: true,
      calls: [{ sequence: 3, messageId: 'message-3' }],
      total: 1
    })
  })
})

describe('the news of calls', () => {
  it('are those that changed since they were told last', () => {
    const calls = new LiveCalls()
    collect(calls, 'message-1', 'message-2', 'message-3')
    const first = calls.newsSince()
    expect(calls.newsSince(first?.known)).toBeUndefined()
    collect(calls, 'message-4')
    calls.outcome(call('message-2'), 'Track Calls', delivered)
    const second = calls.newsSince(first?.known)
    expect(second?.news).toMatchObject({ isWhole: false, oldest: 1, total: 4 })
    expect(second?.news.calls.map(({ sequence }) => sequence)).toEqual([2, 4])
    expect(calls.newsSince(second?.known)).toBeUndefined()
  })

  it('are told at first also where there are no calls', () => {
    expect(new LiveCalls().newsSince()?.news).toEqual({ isWhole: true, calls: [], oldest: 1, total: 0 })
  })
})

import type { DeadLetters } from '../dead-letters'
import { call, startDelivery, subscription, TRACK } from './delivery'
import type { Delivery } from './delivery'
import type { LocalAmplitude } from './local-amplitude'
import { startAmplitude } from './local-amplitude'

let amplitude: LocalAmplitude
let running: Delivery | undefined
beforeEach(async () => {
  amplitude = await startAmplitude()
})
afterEach(async () => {
  await running?.deliverer.close(1000)
  await running?.log.close()
  amplitude.close()
})

function start(...args: Parameters<typeof startDelivery> extends [unknown, ...infer Rest] ? Rest : never): Delivery {
  running = startDelivery(amplitude, ...args)
  return running
}

const numbersOf = (events: Record<string, unknown>[]) =>
  events.map(({ event_properties: properties }) => (properties as { number: number }).number)
const calls = (count: number) => Array.from({ length: count }, (_, index) => call(index + 1))

describe('which subscriptions a call goes to', () => {
  it('is decided by their triggers, and told', async () => {
    const { send, settled, taken } = start([
      TRACK,
      subscription('Clicks', 'event = "Clicked"', { event_type: 'Click' }),
      subscription('Orders', 'event = "Order Completed"')
    ])
    await send(call(1))
    await settled()
    expect(taken).toEqual([['message-1', ['Track Calls', 'Clicks']]])
    expect(amplitude.taken.map(({ event_type }) => event_type).sort()).toEqual(['Click', 'Clicked'])
  })

  it('is none where none takes it, and the call is done with', async () => {
    const { send, settled, taken, told } = start([subscription('Orders', 'event = "Order Completed"')])
    await send(call(1))
    await settled()
    expect({ taken, told }).toEqual({ taken: [['message-1', []]], told: [] })
  })

  it.each([
    ['one that is off', { ...TRACK, enabled: false }],
    ['a trigger that does not parse', subscription('Broken', 'type = "track" and (')],
    ['an empty trigger', subscription('Empty', '')]
  ])('passes over %s', async (_what, passedOver) => {
    const { send, settled, taken } = start([passedOver])
    await send(call(1))
    await settled()
    expect(taken).toEqual([['message-1', []]])
  })

  it('goes on where a call has values of types that no trigger expects', async () => {
    const { send, settled } = start([subscription('By name', 'contains(event, "Click")')])
    await send(call(1, { event: { toString: 1 } }), call(2, { event: ['Clicked'] }), call(3))
    await settled()
    expect(numbersOf(amplitude.taken)).toContain(3)
  })
})

describe('batches', () => {
  it('hold as many calls as their mapping says, and those of a user stay in order', async () => {
    const { send, settled } = start([subscription('Track Calls', 'type = "track"', { batch_size: 10 })])
    await send(...calls(35))
    await settled()
    expect(amplitude.requests.map(({ length }) => length)).toEqual([10, 10, 10, 5])
    expect(numbersOf(amplitude.taken)).toEqual(calls(35).map((_, index) => index + 1))
  })

  it('wait for others no longer than their age', async () => {
    const { send, settled } = start([TRACK], { batching: { size: 1000, ageMs: 100 } })
    await send(call(1))
    await send(call(2))
    await settled()
    expect(amplitude.requests.map(({ length }) => length)).toEqual([2])
  })

  it('are none where the mapping has batching off', async () => {
    const { send, settled, told } = start([subscription('Track Calls', 'type = "track"', { enable_batching: false })])
    await send(...calls(3), call(4, { userId: 'null' }))
    await settled()
    expect(amplitude.requests.map(({ length }) => length)).toEqual([1, 1, 1])
    expect(told.map(([, , { kind }]) => kind)).toEqual(['delivered', 'delivered', 'delivered', 'refused'])
  })

  it('have one set of values of their keys', async () => {
    const mapping = { batch_keys: ['min_id_length'], min_id_length: { '@path': '$.properties.shortest' } }
    const { send, settled } = start([subscription('Track Calls', 'type = "track"', mapping)])
    await send(
      ...calls(6).map((one, index) => ({ ...one, properties: { number: index, shortest: index % 2 ? 1 : 3 } }))
    )
    await settled()
    expect(amplitude.requests.map(numbersOf)).toEqual([
      [0, 2, 4],
      [1, 3, 5]
    ])
  })
})

describe('a user', () => {
  it('has calls of several batch keys delivered in their order', async () => {
    const mapping = { batch_keys: ['min_id_length'], min_id_length: { '@path': '$.properties.shortest' } }
    const { send, settled } = start([subscription('Track Calls', 'type = "track"', mapping)])
    const shortest = [1, 3, 1, 3, 3, 1]
    await send(
      ...shortest.map((length, number) =>
        call(1, { messageId: `m-${number}`, properties: { number, shortest: length } })
      )
    )
    await settled()
    expect(numbersOf(amplitude.taken)).toEqual([0, 1, 2, 3, 4, 5])
    expect(amplitude.requests.map(numbersOf)).toEqual([[0], [1], [2], [3, 4], [5]])
  })
})

describe('an outcome', () => {
  it('comes for each call of a batch, and what one did wrong changes nothing for the others', async () => {
    const { send, settled, told, deadLetters } = start()
    await send(call(1), call(2, { userId: 'null' }), call(3))
    await settled()
    expect(numbersOf(amplitude.taken)).toEqual([1, 3])
    expect(told.sort(([one], [other]) => (one < other ? -1 : 1))).toEqual([
      ['message-1', 'Track Calls', { kind: 'delivered', status: 200, tries: 1 }],
      [
        'message-2',
        'Track Calls',
        { kind: 'refused', status: 400, message: expect.stringMatching(/user_id is "null"/), tries: 1 }
      ],
      ['message-3', 'Track Calls', { kind: 'delivered', status: 200, tries: 1 }]
    ])
    expect(deadLetters.list()).toEqual([
      expect.objectContaining({ subscription: 'Track Calls', status: 400, tries: 1, call: call(2, { userId: 'null' }) })
    ])
  })

  it('of a call that the framework cannot read is its own, and the others of its batch are delivered', async () => {
    const { send, deliverer, told } = start([TRACK], { retries: { firstDelayMs: 60_000, longestDelayMs: 60_000 } })
    await send(...calls(9), call(10, { context: { personas: null } }), call(11))
    while (told.length < 11) await new Promise((resolve) => setTimeout(resolve, 5))
    expect(numbersOf(amplitude.taken).sort((one, other) => one - other)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 11])
    expect(told.filter(([, , { kind }]) => kind !== 'delivered')).toEqual([
      [
        'message-10',
        'Track Calls',
        expect.objectContaining({ kind: 'waiting', message: expect.stringMatching(/null/) })
      ]
    ])
    const open = await deliverer.close(5000)
    expect(open.map(({ call: { messageId } }) => messageId)).toEqual(['message-10'])
  })

  it('that is for now only comes again, for the subscriptions that failed alone, with the same insert ids', async () => {
    const { send, settled, told } = start([TRACK, subscription('Others', 'type = "track"', { event_type: 'Other' })])
    amplitude.answers = [() => ({ status: 503, body: {} })]
    await send(call(1))
    await settled()
    expect(amplitude.requests).toHaveLength(3)
    const [first, , again] = amplitude.requests
    expect(again[0].insert_id).toBe(first[0].insert_id)
    expect(again[0].insert_id).toBeDefined()
    expect(told.map(([, , { kind }]) => kind).sort()).toEqual(['delivered', 'delivered', 'waiting'])
    const [, , waiting] = told.find(([, , { kind }]) => kind === 'waiting') ?? []
    expect(waiting).toMatchObject({ status: 503, tries: 1, message: expect.any(String), nextTry: expect.any(Number) })
  })

  it('is final once a call was tried for long enough, and says so', async () => {
    const { send, settled, told, deadLetters } = start([TRACK], {
      retries: { firstDelayMs: 10, longestDelayMs: 10, giveUpAfterMs: 150 }
    })
    amplitude.answers = Array.from({ length: 1000 }, () => () => ({ status: 503, body: {} }))
    await send(call(1))
    await settled()
    const [, , last] = told[told.length - 1]
    expect(last).toMatchObject({
      kind: 'refused',
      status: 503,
      message: expect.stringMatching(/^Given up after \d+ tries: /)
    })
    expect(deadLetters.total).toBe(1)
    amplitude.answers = []
  })

  it.each(['logEverything', 'constructor'])(
    'of an action that does not exist is a refusal that names those that do: %s',
    async (action) => {
      const { send, settled, told } = start([subscription('Old', 'type = "track"', {}, action)])
      await send(call(1))
      await settled()
      expect(told[0][2]).toMatchObject({
        kind: 'refused',
        status: 400,
        message: expect.stringMatching(/no action (logEverything|constructor)\. .* logEvent/)
      })
    }
  )

  it('of a subscription that is gone when the next try is due is a refusal', async () => {
    const subscriptions = [TRACK]
    const { send, settled, told } = start(subscriptions)
    amplitude.answers = [() => ({ status: 503, body: {} })]
    await send(call(1))
    while (told.length === 0) await new Promise((resolve) => setTimeout(resolve, 2))
    subscriptions.pop()
    await settled()
    expect(told[told.length - 1][2]).toMatchObject({
      kind: 'refused',
      status: 410,
      message: expect.stringMatching(/no subscription Track Calls/)
    })
  })

  it.each([
    [
      'throws',
      () => {
        throw new Error('looking on')
      }
    ],
    ['gives a promise that is rejected', () => Promise.reject(new Error('looking on'))]
  ])('comes although whoever looks on %s', async (_how, fail) => {
    const observer: object = { taken: fail, outcome: fail }
    const { send, settled } = start([TRACK], { observer })
    await send(...calls(3), call(4, { userId: 'null' }))
    await settled()
    expect(amplitude.taken).toHaveLength(3)
  })

  it('comes although the subscriptions could not be told at first', async () => {
    let asked = 0
    const subscriptions = () => {
      asked += 1
      if (asked === 1) throw new Error('not yet')
      return [TRACK]
    }
    const { send, settled } = start([], { subscriptions })
    await send(...calls(2))
    await settled()
    expect(numbersOf(amplitude.taken).sort()).toEqual([1, 2])
  })

  it('that is for now lets the later calls of a user wait, and says so', async () => {
    const { send, settled } = start()
    amplitude.answers = [() => ({ status: 503, body: {} }), () => ({ status: 503, body: {} })]
    await send(...calls(30))
    await settled()
    const all = numbersOf(amplitude.taken)
    expect(all).toHaveLength(30)
    for (let user = 0; user < 10; user++) {
      const ofUser = all.filter((number) => number % 10 === user)
      expect(ofUser).toEqual([...ofUser].sort((one, other) => one - other))
    }
  })

  it('that is for now takes the calls of its user back that wait in the lanes', async () => {
    const ofOne = calls(40).map((one) => ({ ...one, userId: 'user-1234' }))
    const { send, settled, told } = start([subscription('Small', 'type = "track"', { batch_size: 10 })])
    amplitude.answers = [() => ({ status: 503, body: {} })]
    await send(...ofOne)
    await settled()
    expect(numbersOf(amplitude.taken)).toEqual(ofOne.map((_, index) => index + 1))
    const behind = told.filter(([, , { kind }]) => kind === 'behind').map(([messageId]) => messageId)
    expect(behind).toHaveLength(30)
    expect(behind[0]).toBe('message-11')
    // The first is tried alone, before the others follow.
    expect(amplitude.requests.map(({ length }) => length)).toEqual([10, 1, 10, 10, 10, 9])
  })

  it('that is for now holds back its user in all subscriptions', async () => {
    const other = subscription('Others', 'type = "track"', { event_type: 'Other', batch_size: 1 })
    const { send, settled } = start([TRACK, other])
    let failures = 3
    amplitude.answers = Array.from({ length: 200 }, () => (events) => {
      if (events[0].event_type !== 'Other' || failures-- <= 0) return undefined
      return { status: 503, body: {} }
    })
    const ofOne = calls(20).map((one) => ({ ...one, userId: 'user-1234' }))
    await send(...ofOne.slice(0, 10))
    await send(...ofOne.slice(10))
    await settled()
    for (const type of ['Clicked', 'Other']) {
      const numbers = numbersOf(amplitude.taken.filter(({ event_type }) => event_type === type))
      expect(numbers).toEqual(ofOne.map((_, index) => index + 1))
    }
  })

  it('that cannot be kept as a dead letter is for now', async () => {
    let full = true
    const letters: string[] = []
    const deadLetters: DeadLetters = {
      async add({ call: { messageId } }) {
        await Promise.resolve()
        if (full) throw new Error('no space left on device')
        letters.push(messageId)
      }
    }
    const { send, settled, told } = start([TRACK], { deadLetters })
    await send(call(1, { userId: 'null' }))
    while (told.length === 0) await new Promise((resolve) => setTimeout(resolve, 2))
    expect(told[0][2]).toMatchObject({ kind: 'waiting', message: expect.stringMatching(/no space left on device/) })
    full = false
    await settled()
    expect(letters).toEqual(['message-1'])
  })

  it('of a mapping that is none is a refusal that says why, after one look at it', async () => {
    const { send, settled, told } = start([subscription('Broken', 'type = "track"', { event_type: { '@nothing': 1 } })])
    await send(...calls(3))
    await settled()
    expect(told).toHaveLength(3)
    for (const [, , outcome] of told) {
      expect(outcome).toMatchObject({ kind: 'refused', status: 400, message: expect.stringMatching(/@nothing/) })
    }
  })

  it('does not wait for another subscription that is slow', async () => {
    const slow = subscription('Slow', 'userId = "user-1-of-ten"', { event_type: 'Slow', enable_batching: false })
    const { send, settled, told } = start([slow, TRACK])
    amplitude.latencyMs = 50
    await send(...calls(40))
    await settled()
    const names = told.map(([, name]) => name)
    expect(names.lastIndexOf('Slow')).toBeGreaterThan(names.lastIndexOf('Track Calls'))
  })
})

describe('settings and subscriptions', () => {
  it('may change between batches', async () => {
    let settings = { apiKey: 'first-key', secretKey: 'x', endpoint: 'north_america' }
    const { send, settled, told } = start([TRACK], { settings: () => settings })
    await send(call(1))
    await settled()
    settings = { ...settings, apiKey: 'second-key' }
    await send(call(2))
    await settled()
    expect(told).toHaveLength(2)
  })
})

describe('memory', () => {
  it('is bounded: what cannot be delivered yet stays in the log', async () => {
    const { log, send, deliverer } = start([TRACK], { mostUnsettled: 50, batching: { size: 10, ageMs: 5 } })
    const read = jest.spyOn(log, 'read')
    amplitude.latencyMs = 30
    await send(...calls(3000))
    await new Promise((resolve) => setTimeout(resolve, 200))
    const given = (await Promise.all(read.mock.results.map(({ value }) => value as Promise<unknown[]>))).flat().length
    expect(given).toBeLessThan(3000)
    amplitude.latencyMs = 0
    await deliverer.close(10_000)
    expect(amplitude.taken).toHaveLength(3000)
  })
})

describe('the end', () => {
  it('delivers what has come in, however young its batch is', async () => {
    const { send, deliverer } = start([TRACK], { batching: { size: 1000, ageMs: 60_000 } })
    await send(...calls(5))
    expect(await deliverer.close(5000)).toEqual([])
    expect(amplitude.taken).toHaveLength(5)
  })

  it('tries once more what waits for its next try', async () => {
    const { send, told, deliverer } = start([TRACK], { retries: { firstDelayMs: 60_000, longestDelayMs: 60_000 } })
    amplitude.answers = [() => ({ status: 503, body: {} })]
    await send(call(1))
    while (told.length === 0) await new Promise((resolve) => setTimeout(resolve, 2))
    expect(await deliverer.close(5000)).toEqual([])
    expect(amplitude.taken).toHaveLength(1)
  })

  it('names what fails again, with the reason, and what was not tried', async () => {
    const { send, told, deliverer } = start([TRACK], { retries: { firstDelayMs: 60_000, longestDelayMs: 60_000 } })
    amplitude.answers = Array.from({ length: 10 }, () => () => ({ status: 503, body: {} }))
    await send(call(1))
    while (told.length === 0) await new Promise((resolve) => setTimeout(resolve, 2))
    const open = await deliverer.close(5000)
    expect(open).toEqual([
      { call: call(1), open: [{ subscription: 'Track Calls', reason: expect.stringMatching(/^503 /) }] }
    ])
  })

  it('comes in time although Amplitude does not answer', async () => {
    const { send, deliverer } = start()
    amplitude.latencyMs = 8000
    await send(...calls(3))
    await new Promise((resolve) => setTimeout(resolve, 100))
    const begun = Date.now()
    const open = await deliverer.close(300)
    expect(Date.now() - begun).toBeLessThan(3000)
    expect(open.map(({ open: [{ reason }] }) => reason)).toEqual(Array(3).fill('It was not tried.'))
  })
})

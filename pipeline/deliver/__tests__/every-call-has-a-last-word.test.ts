/** Thousands of calls through several subscriptions, with failures of all kinds by chance. */
import fc from 'fast-check'
import { call, startDelivery, subscription, TRACK } from './delivery'
import { startAmplitude } from './local-amplitude'

const SUBSCRIPTIONS = [
  TRACK,
  subscription('Clicks', 'event = "Clicked"', { event_type: 'Click', batch_size: 7 }),
  subscription('One by one', 'properties.number < 40', { event_type: 'Single', enable_batching: false })
]

const FAILURES = [429, 500, 503].map((status) => () => ({ status, body: { code: status, error: 'for now' } }))

it('Each call has one last word in each subscription that takes it, is in Amplitude as often as it is said, and in its order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 60, maxLength: 60 }),
      fc.array(fc.constantFrom('Clicked', 'Viewed', ''), { minLength: 400, maxLength: 400 }),
      async (weather, names) => {
        const amplitude = await startAmplitude()
        amplitude.answers = weather.map((one) => FAILURES[one])
        const { send, settled, told, taken, deliverer, log } = startDelivery(amplitude, SUBSCRIPTIONS)
        const calls = names.map((event, number) => call(number, { event }))
        for (let at = 0; at < calls.length; at += 37) await send(...calls.slice(at, at + 37))
        await settled()
        expect(await deliverer.close(1000)).toEqual([])
        await log.close()
        amplitude.close()

        const expected = taken.flatMap(([id, takers]) => takers.map((name) => `${id} ${name}`)).sort()
        const last = told.filter(([, , { kind }]) => kind === 'delivered' || kind === 'refused')
        expect(last.map(([id, name]) => `${id} ${name}`).sort()).toEqual(expected)
        const delivered = last.filter(([, , { kind }]) => kind === 'delivered').length
        expect(new Set(amplitude.taken.map(({ insert_id }) => insert_id)).size).toBe(delivered)
        expect(taken.length).toBe(calls.length)
        const inOrder = (numbers: number[]) => numbers.every((number, at) => at === 0 || numbers[at - 1] < number)
        for (const events of groupsOf(amplitude.taken)) expect(inOrder(events)).toBe(true)
      }
    ),
    { numRuns: 8, seed: 4711 }
  )
})

/** The numbers of the calls, as they came first, of each user and subscription. */
function groupsOf(taken: Record<string, unknown>[]): number[][] {
  const groups: Record<string, Set<number>> = {}
  for (const { user_id: user, event_type: type, event_properties: properties } of taken) {
    const { number } = properties as { number: number }
    const subscription = type === 'Click' || type === 'Single' ? type : 'Track Calls'
    groups[`${String(user)} ${subscription}`] ??= new Set()
    groups[`${String(user)} ${subscription}`].add(number)
  }
  return Object.values(groups).map((numbers) => [...numbers])
}

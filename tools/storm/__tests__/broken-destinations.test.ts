/** A storm that cannot fail proves nothing: each of these destinations has a fault, and the books must tell which. */
import type { ActionDefinition, DestinationDefinition } from '@segment/actions-core'
import { MultiStatusResponse } from '@segment/actions-core'
import destination from '../../../src'
import type { Settings } from '../../../src/generated-types'
import type { Books } from '../books'
import { runStorm } from '../storm'
import type { FaultShares } from '../weather'

type Action = ActionDefinition<Settings, any>
type PerformBatch = NonNullable<Action['performBatch']>

/** The destination, with another way to deliver batches. */
function destinationWith(change: (performBatch: PerformBatch) => PerformBatch): DestinationDefinition<Settings> {
  const actions = Object.entries(destination.actions).map(([name, action]: [string, Action]) => [
    name,
    { ...action, performBatch: change(action.performBatch as PerformBatch) }
  ])
  return { ...destination, actions: Object.fromEntries(actions) }
}

/** The destination, with batches that hold something else. */
function destinationThatSends(changed: (payload: any) => any): DestinationDefinition<Settings> {
  return destinationWith(
    (performBatch) => (request, data) => performBatch(request, { ...data, payload: data.payload.map(changed) })
  )
}

/** The destination, with other results of its batches. */
function destinationThatReports(changed: (results: any[]) => any[]): DestinationDefinition<Settings> {
  return destinationWith((performBatch) => async (request, data) => {
    const response = (await performBatch(request, data)) as MultiStatusResponse
    const results = new MultiStatusResponse()
    for (const result of changed(response.getAllResponses().map((one) => one.value()))) {
      if (result.status === 200) results.pushSuccessResponse(result)
      else results.pushErrorResponse(result)
    }
    return results
  })
}

async function countsOf(broken: DestinationDefinition<Settings>, faults?: FaultShares): Promise<Books['counts']> {
  const { books } = await runStorm({ calls: 300, seed: 5, batchSize: 50, bad: 0.1, faults, destination: broken })
  expect(books.balanced).toBe(false)
  return books.counts
}

jest.setTimeout(30_000)

it('A destination whose insert ids change from try to try has events, revenue and increments counted twice', async () => {
  let tries = 0
  const broken = destinationThatSends((payload) => ({ ...payload, message_id: `try-${tries++}` }))
  const counts = await countsOf(broken, { cutAfter: 0.3 })
  expect(counts.doubled).toBeGreaterThan(0)
  expect(counts.wrongRevenue).toBeGreaterThan(0)
  expect(counts.wrongSum).toBeGreaterThan(0)
  expect(counts.lost).toBe(0)
})

it('A destination that takes every answer for a success loses events, and reports bad ones as delivered', async () => {
  const counts = await countsOf(
    destinationThatReports((results) => results.map((result) => ({ status: 200, sent: result.sent ?? {}, body: {} }))),
    { status503: 0.8 }
  )
  expect(counts.lost).toBeGreaterThan(0)
  expect(counts.wrongRevenue).toBeGreaterThan(0)
  expect(counts.wrongSum).toBeGreaterThan(0)
  expect(counts.wrongGroup).toBeGreaterThan(0)
  expect(counts.wrongMapping).toBeGreaterThan(0)
  expect(counts.unreported).toBeGreaterThan(0)
})

it('A destination that gives each event the result of the one before it blames good ones', async () => {
  const counts = await countsOf(destinationThatReports((results) => [...results.slice(-1), ...results.slice(0, -1)]))
  expect(counts.blamed).toBeGreaterThan(0)
  expect(counts.unreported).toBeGreaterThan(0)
})

it('A destination that takes refusals for passing failures leaves bad events without a last word', async () => {
  const counts = await countsOf(
    destinationThatReports((results) =>
      results.map((result) => (result.status === 400 ? { ...result, status: 503 } : result))
    )
  )
  expect(counts.unaccounted).toBeGreaterThan(0)
  expect(counts.lost).toBe(0)
})

it('A destination that does not say what is wrong reports bad events with the wrong reason', async () => {
  const counts = await countsOf(
    destinationThatReports((results) =>
      results.map((result) => (result.status === 200 ? result : { ...result, errormessage: 'Something is wrong.' }))
    )
  )
  expect(counts.wrongReason).toBeGreaterThan(0)
  expect(counts.blamed).toBe(0)
})

it('A destination that takes an event for another drops one and doubles one', async () => {
  const counts = await countsOf(
    destinationWith((performBatch) => (request, data) => {
      const [first, ...others] = data.payload
      const payload = [first, ...others].map((one, index) => (index === 1 ? { ...first, message_id: 'again' } : one))
      return performBatch(request, { ...data, payload })
    })
  )
  expect(counts.lost).toBeGreaterThan(0)
  expect(counts.doubled).toBeGreaterThan(0)
})

it('A destination that adds a cent to an amount has the wrong revenue, and nothing else', async () => {
  const { wrongRevenue, ...others } = await countsOf(
    destinationThatSends((payload) => ({
      ...payload,
      ...(payload.revenue === undefined ? {} : { revenue: Number(payload.revenue) + 0.01, price: undefined })
    })),
    {}
  )
  expect(wrongRevenue).toBeGreaterThan(0)
  expect(Object.values(others).every((count) => count === 0)).toBe(true)
})

it('A destination that takes the page of a firewall for the last word on all of a batch blames good events', async () => {
  const isBlocked = ({ status }: { status: number }) => [403, 404, 406].includes(status)
  const counts = await countsOf(
    destinationThatReports((results) => {
      const blocked = results.find(isBlocked)
      return blocked ? results.map(() => blocked) : results
    })
  )
  expect(counts.blamed).toBeGreaterThan(0)
})

it('A destination that gives up on a call that Amplitude breaks down on loses it', async () => {
  const counts = await countsOf(
    destinationThatReports((results) =>
      results.map((result) => (result.status === 500 ? { ...result, status: 400 } : result))
    ),
    {}
  )
  expect(counts.lost).toBeGreaterThan(0)
  expect(counts.blamed).toBeGreaterThan(0)
})

it('A destination that follows redirects has requests at another host, and loses what it takes for delivered there', async () => {
  const counts = await countsOf(
    destinationWith(
      (performBatch) => (request, data) =>
        performBatch((url, options) => request(url, { ...options, redirect: 'follow' }), data)
    ),
    { status302: 0.1, status307: 0.1 }
  )
  expect(counts.strayed).toBeGreaterThan(0)
  expect(counts.lost).toBeGreaterThan(0)
})

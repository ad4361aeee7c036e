import type { DestinationDefinition, RequestClient } from '@segment/actions-core'
import { MultiStatusResponse } from '@segment/actions-core'
import { performMany } from '../../../src/delivery/perform'
import destination from '../../../src'
import type { Settings } from '../../../generated-types/generated-types'
import { fuzz } from '../fuzz'
import type { Fuzzed } from '../fuzz'
import { fuzzAnswers } from '../fuzz-answers'
import { fuzzCalls } from '../fuzz-calls'

jest.setTimeout(60_000)

type Action = DestinationDefinition<Settings>['actions'][string]
type Batch = NonNullable<Action['performBatch']>

/** The destination with another way of sending batches of Log Event. */
function withBatch(change: (batch: Batch) => Batch): DestinationDefinition<Settings> {
  const { logEvent } = destination.actions
  return {
    ...destination,
    actions: { ...destination.actions, logEvent: { ...logEvent, performBatch: change(logEvent.performBatch!) } }
  }
}

/** The responses of a batch in another order, or with other content. */
const answering =
  (change: (responses: any[]) => any[]) =>
  (batch: Batch): Batch =>
  async (request, data) => {
    const changed = new MultiStatusResponse()
    const response = (await batch(request, data)) as MultiStatusResponse
    for (const one of change(response.getAllResponses())) changed.pushResponseObject(one)
    return changed
  }

/** What is sent, with each body changed. */
const sending =
  (change: (events: any[]) => any[]) =>
  (batch: Batch): Batch =>
  (request, data) => {
    const changed = (url: string, options: { body: string }) => {
      const { events, ...rest } = JSON.parse(options.body)
      return request(url, { ...options, body: JSON.stringify({ ...rest, events: change(events) }) })
    }
    return batch(changed as unknown as RequestClient, data)
  }

/** Each with a part of the words that tell of it. */
const MISTAKES: [mistake: string, change: (batch: Batch) => Batch, told: RegExp][] = [
  ['that loses an event of a batch', sending((events) => events.slice(events.length > 1 ? 1 : 0)), /1 more alone/],
  ['that sends an event twice', sending((events) => [...events, events[0]]), /1 more together/],
  ['that reports in another order', answering((responses) => responses.reverse()), /more reported/],
  ['that sends null', sending((events) => events.map((event) => ({ ...event, city: null }))), /event\.city is null/],
  [
    'that sends what is not documented',
    sending((events) => events.map((event) => ({ ...event, colour: 'blue' }))),
    /colour is no key of Amplitude's/
  ],
  [
    'that says something else of a batch',
    answering((responses) => {
      for (const { data } of responses) if (data.errormessage) data.errormessage = `Batch: ${data.errormessage}`
      return responses
    }),
    /in a batch 400 "Batch: .*", alone 400 "/
  ],
  [
    'that throws where a batch is odd',
    (batch) => (request, data) => {
      if (data.payload.length === 3) throw new TypeError('3 is odd')
      return batch(request, data)
    },
    /3 is odd/
  ]
]

async function failureOf(fuzzed: Fuzzed, shrinks = false): Promise<any> {
  try {
    return (await fuzz([fuzzed], { seed: 4711, shrinks, goesOn: (rounds) => rounds < 10 })).failure
  } finally {
    await fuzzed.close()
  }
}

describe('A destination', () => {
  it.each(MISTAKES)('%s is found out', async (_mistake, change, told) => {
    const failure = await failureOf(await fuzzCalls(withBatch(change)))
    expect(failure?.words).toMatch(told)
  })

  it('fails again on the smallest case, by its seed and path', async () => {
    const mistaken = () => fuzzCalls(withBatch(sending((events) => events.map((event) => ({ ...event, city: null })))))
    const { seed, path, words } = await failureOf(await mistaken(), true)
    const again = await mistaken()
    const { failure } = await fuzz([again], { seed, path, goesOn: (rounds) => rounds === 0 })
    await again.close()
    const caseOf = (text: string) => /^Counterexample: .*$/m.exec(text)![0]
    expect(caseOf(failure!.words)).toBe(caseOf(words))
  })
})

describe('A delivery', () => {
  it('that calls a refusal delivered is found out', async () => {
    const trusting: typeof performMany = async (...given) => {
      const response = await performMany(...given)
      const trusted = new MultiStatusResponse()
      for (const one of response.getAllResponses()) {
        const { status } = one.value() as { status: number }
        if (status === 500) trusted.pushSuccessResponse({ status: 200, sent: {}, body: {} })
        else trusted.pushResponseObject(one)
      }
      return trusted
    }
    expect((await failureOf(fuzzAnswers(trusting)))?.words).toMatch(/is called delivered, and no success took it/)
  })

  it('that goes on for ever is found out', async () => {
    const insisting: typeof performMany = async (request, ...rest) => {
      const again = async (url: string, options: object): ReturnType<RequestClient> => {
        const response = await request(url, options)
        return response.status === 503 ? again(url, options) : response
      }
      return performMany(again as RequestClient, ...rest)
    }
    expect((await failureOf(fuzzAnswers(insisting)))?.words).toMatch(/requests again|bytes again/)
  })
})

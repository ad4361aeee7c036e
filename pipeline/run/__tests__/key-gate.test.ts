import type { Logger } from 'pino'
import pino from 'pino'
import type { Report } from '../../deliver/report'
import type { Runner } from '../../deliver/runner'
import type { Call } from '../../call'
import type { Subscription } from '../../deliver/subscription'
import { isRefusedForKey, KeyGate } from '../key-gate'
import { Readiness } from '../readiness'

const silent: Logger = pino({ level: 'silent' })
const subscription: Subscription = { name: 'Track', action: 'logEvent', trigger: '', enabled: true, mapping: {} }
const calls = ['one', 'two', 'three'].map(
  (messageId): Call => ({ type: 'track', messageId, timestamp: '', receivedAt: '' })
)

const REFUSED: Report = { status: 401, message: "Amplitude's HTTP V2 API does not know the API key." }
const DELIVERED: Report = { status: 200, message: '' }

it.each([
  [REFUSED, true],
  [
    {
      status: 403,
      message: `Amplitude's Batch API refuses this project's requests: "Forbidden". Check in Amplitude …`
    },
    true
  ],
  [
    {
      status: 403,
      message: `Amplitude's HTTP V2 API gave the event an answer that it does not document (HTTP 403: "<html>").`
    },
    false
  ],
  [{ status: 400, message: 'The session_id "soon" is no point in time.' }, false],
  [{ status: 429, message: 'throttled' }, false]
])('%j is refused for the keys: %s', (report, isRefused) => {
  expect(isRefusedForKey(report)).toBe(isRefused)
})

it('What is refused for the keys is kept, and goes on when they are accepted; the others have their reports', async () => {
  const readiness = new Readiness()
  // An address where nobody answers, so that the test of the keys cannot tell, and opens.
  const gate = new KeyGate({
    settings: { apiKey: 'key', secretKey: 'secret' },
    agent: undefined,
    readiness,
    logger: silent,
    againMs: 10_000
  })
  const tried: string[][] = []
  const reports = [
    [DELIVERED, REFUSED, REFUSED],
    [DELIVERED, { status: 400, message: 'bad' }]
  ]
  const runner: Runner = {
    run: (_subscription, batch) => {
      tried.push(batch.map(({ messageId }) => messageId))
      return Promise.resolve(reports.shift() ?? [])
    }
  }
  const running = gate.around(runner).run(subscription, calls)
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(tried).toEqual([['one', 'two', 'three']])
  expect(gate.isHeld).toBe(true)
  expect(readiness.reasons()).toEqual([
    expect.stringMatching(/^Amplitude's HTTP V2 API does not know the API key\. Check settings\.apiKey/)
  ])
  gate.open()
  expect(await running).toEqual([DELIVERED, DELIVERED, { status: 400, message: 'bad' }])
  expect(tried).toEqual([
    ['one', 'two', 'three'],
    ['two', 'three']
  ])
  expect(readiness.reasons()).toEqual([])
  gate.close()
})

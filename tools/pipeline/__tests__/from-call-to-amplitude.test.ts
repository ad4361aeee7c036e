import { sandboxes } from '../../sandbox/__tests__/running-sandbox'
import { ask, processes, tracks, until } from './processes'

const run = sandboxes()
const { start } = processes()

const KEYS = { apiKey: 'the-api-key-of-the-test', secretKey: 'the-secret-key-of-the-test' }
const PORTS = { log: 'memory', collect: { port: 0 }, status: { port: 0 }, settings: KEYS }

async function startAll(settings: object) {
  const started = start('all', { ...PORTS, ...settings })
  const collect = (await started.entry('collecting')).port as number
  const status = (await started.entry('status')).port as number
  return { ...started, collect, status }
}

const valueOf = (metrics: string, line: string) =>
  Number(
    metrics
      .split('\n')
      .find((one) => one.startsWith(`${line} `))
      ?.split(' ')
      .pop()
  )

it('Collects calls, delivers them, and counts what became of each', async () => {
  const sandbox = await run()
  const { collect, status, written, entry } = await startAll({ amplitude: sandbox.url })
  await entry('delivering')
  const batch = [
    ...tracks(20),
    {
      type: 'track',
      event: 'Late',
      userId: 'user-of-test',
      timestamp: '2026-01-01T00:00:00Z',
      messageId: 'bad-session',
      integrations: { 'Actions Amplitude': { session_id: 'soon' } }
    },
    { type: 'track', userId: 'nameless-of-test', messageId: 'nameless' }
  ]
  expect(await ask(collect, 'POST', '/v1/batch', { batch })).toMatchObject({ status: 200 })
  expect(await ask(collect, 'POST', '/v1/batch', { batch: batch.slice(0, 5) })).toMatchObject({ status: 200 })
  expect(await ask(collect, 'POST', '/v1/batch', { batch: 'none' })).toMatchObject({ status: 400 })
  await until(
    () => sandbox.events().length,
    (count) => count === 20
  )

  const metrics = await until(
    async () => (await ask(status, 'GET', '/metrics')).body as string,
    (text) => valueOf(text, 'pipeline_open_calls') === 0
  )
  expect({
    collected: valueOf(metrics, 'pipeline_calls_collected_total{type="track"}'),
    duplicates: valueOf(metrics, 'pipeline_calls_duplicate_total'),
    refused: valueOf(metrics, 'pipeline_calls_refused_total'),
    answered: valueOf(metrics, 'pipeline_requests_total{status="2xx"}'),
    turnedAway: valueOf(metrics, 'pipeline_requests_total{status="4xx"}'),
    delivered: valueOf(metrics, 'pipeline_outcomes_total{subscription="Track Calls",outcome="delivered",status="2xx"}'),
    dead: valueOf(metrics, 'pipeline_dead_letters_total{subscription="Track Calls",status="4xx"}'),
    inBatches: valueOf(metrics, 'pipeline_batch_calls_sum{subscription="Track Calls"}'),
    held: valueOf(metrics, 'pipeline_delivery_held')
  }).toEqual({
    collected: 21,
    duplicates: 5,
    refused: 1,
    answered: 2,
    turnedAway: 1,
    delivered: 20,
    dead: 1,
    inBatches: 21,
    held: 0
  })
  expect(valueOf(metrics, 'pipeline_delivery_duration_seconds_count{subscription="Track Calls"}')).toBeGreaterThan(0)
  expect(metrics).toContain('process_cpu_seconds_total')
  expect(metrics + written()).not.toMatch(/-key-of-the-test/)

  const letter = await entry('dead letter')
  expect(letter).toMatchObject({
    level: 'warn',
    messageId: 'bad-session',
    subscription: 'Track Calls',
    status: 400,
    field: 'session_id',
    tries: 1
  })
  expect(JSON.stringify(letter)).not.toMatch(/soon|user-of-test/)
})

it('Is alive and ready, and says so', async () => {
  const sandbox = await run()
  const { status, entry } = await startAll({ amplitude: sandbox.url })
  await entry('delivering')
  expect(await ask(status, 'GET', '/healthz')).toEqual({ status: 200, body: { alive: true } })
  expect(
    await until(
      () => ask(status, 'GET', '/readyz'),
      (answer) => answer.status === 200
    )
  ).toEqual({ status: 200, body: { ready: true, reasons: [] } })
})

it('Counts what is throttled and what is tried again', async () => {
  // The test of the keys meets the first of them.
  const sandbox = await run({ faults: { status429: 1, times: 2 } })
  const { collect, status, entry } = await startAll({ amplitude: sandbox.url })
  await entry('delivering')
  await ask(collect, 'POST', '/v1/batch', { batch: tracks(3) })
  await until(
    () => sandbox.events().length,
    (count) => count === 3
  )
  const { body } = await ask(status, 'GET', '/metrics')
  expect(valueOf(body, 'pipeline_retries_total{subscription="Track Calls"}')).toBe(3)
  expect(valueOf(body, 'pipeline_calls_put_off_total{subscription="Track Calls",reason="throttled"}')).toBe(3)
  expect(valueOf(body, 'pipeline_outcomes_total{subscription="Track Calls",outcome="waiting",status="4xx"}')).toBe(3)
})

import { sandboxes } from '../../sandbox/__tests__/running-sandbox'
import { ask, processes, tracks, until } from './processes'

const run = sandboxes()
const { start } = processes()

const SETTINGS = {
  log: 'memory',
  collect: { port: 0 },
  status: { port: 0 },
  settings: { apiKey: 'the-api-key', secretKey: 'the-secret-key' }
}

async function startAll(settings: object) {
  const started = start('all', { ...SETTINGS, ...settings })
  await started.entry('delivering')
  const port = (await started.entry('collecting')).port as number
  return { ...started, port, status: (await started.entry('status')).port as number }
}

it('Delivers what it has answered before it ends, and ends with 0', async () => {
  const sandbox = await run()
  const { child, port, ended, entry } = await startAll({ amplitude: sandbox.url })
  expect(await ask(port, 'POST', '/v1/batch', { batch: tracks(500) })).toMatchObject({ status: 200 })
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
  expect(sandbox.events()).toHaveLength(500)
  expect(await entry('summary')).toMatchObject({ collected: 500, delivered: 500, open: 0 })
  await entry('stopped')
})

it('Is not ready any more while it ends, and takes no new connection', async () => {
  const sandbox = await run({ faults: { latencyMs: 1500 } })
  const { child, port, status, ended, entry } = await startAll({ amplitude: sandbox.url })
  await ask(port, 'POST', '/v1/batch', { batch: tracks(5) })
  child.kill('SIGTERM')
  await entry('stopping')
  expect(await ask(status, 'GET', '/readyz')).toEqual({
    status: 503,
    body: { ready: false, reasons: ['The process stops.'] }
  })
  expect((await ask(status, 'GET', '/healthz')).status).toBe(200)
  await until(
    () => ask(port, 'GET', '/v1/pixel/track').then(String, () => 'refused'),
    (answer) => answer === 'refused'
  )
  expect(await ended).toBe(0)
  expect(sandbox.events()).toHaveLength(5)
})

it('Says how many calls are lost where its log ends with it and the grace is over, and ends with 1', async () => {
  const sandbox = await run({ faults: { status503: 1 } })
  const { child, port, ended, entry } = await startAll({ amplitude: sandbox.url, graceSeconds: 1 })
  await ask(port, 'POST', '/v1/batch', { batch: tracks(7) })
  child.kill('SIGTERM')
  expect(await ended).toBe(1)
  expect(await entry('lost')).toMatchObject({ level: 'error', calls: 7 })
})

it('Ends at once at a second signal, with its exit code', async () => {
  const sandbox = await run({ faults: { silenceBefore: 1 } })
  const { child, port, ended, entry } = await startAll({ amplitude: sandbox.url, graceSeconds: 600 })
  await ask(port, 'POST', '/v1/batch', { batch: tracks(5) })
  child.kill('SIGTERM')
  await entry('stopping')
  await new Promise((resolve) => setTimeout(resolve, 700))
  const since = Date.now()
  child.kill('SIGINT')
  expect(await ended).toBe(130)
  expect(Date.now() - since).toBeLessThan(3000)
})

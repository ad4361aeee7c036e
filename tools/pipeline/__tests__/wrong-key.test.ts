import { startSandbox } from '../../sandbox/sandbox'
import { sandboxes } from '../../sandbox/__tests__/running-sandbox'
import { ask, processes, tracks, until } from './processes'

const run = sandboxes()
const { start } = processes()

const RIGHT = 'the-right-key-of-the-project'
const WRONG = 'the-wrong-key-of-nobody'

const settingsWith = (apiKey: string, amplitude: string) => ({
  log: 'memory',
  collect: { port: 0 },
  status: { port: 0 },
  settings: { apiKey, secretKey: 'the-secret-key' },
  amplitude,
  graceSeconds: 1
})

it('A key that Amplitude does not know is named at the start, and calls are kept, not refused', async () => {
  const sandbox = await run({ apiKeys: [RIGHT] })
  const { child, entry, entries, written, ended } = start('all', settingsWith(WRONG, sandbox.url))
  const { port } = await entry('collecting')
  const { port: status } = await entry('status')
  const held = await entry('held')
  expect(held.reason).toMatch(
    /^Amplitude does not know the keys: it answered 401 .* Check settings\.apiKey, settings\.secretKey and settings\.endpoint/
  )
  expect(await ask(port, 'POST', '/v1/batch', { batch: tracks(10) })).toMatchObject({ status: 200 })
  expect(await ask(status, 'GET', '/readyz')).toEqual({ status: 503, body: { ready: false, reasons: [held.reason] } })
  await new Promise((resolve) => setTimeout(resolve, 1000))
  const { body } = await ask(status, 'GET', '/metrics')
  expect(body).toMatch(/^pipeline_open_calls 10$/m)
  expect(body).toMatch(/^pipeline_delivery_held 1$/m)
  expect(entries.filter(({ msg }) => msg === 'dead letter')).toEqual([])
  child.kill('SIGTERM')
  expect(await ended).toBe(1)
  expect(written()).not.toContain(WRONG)
})

it('A key that is no longer accepted holds the delivery in its course, and no call is refused for it', async () => {
  const first = await startSandbox({ apiKeys: [RIGHT] })
  const { entry, entries } = start('all', settingsWith(RIGHT, first.url))
  const { port } = await entry('collecting')
  const { port: status } = await entry('status')
  await entry('delivering')
  await first.close()
  const second = await run({ apiKeys: ['another-key-altogether'], port: first.port })
  await ask(port, 'POST', '/v1/batch', { batch: tracks(10) })
  expect((await entry('held')).reason).toMatch(/does not know the API key: .* Check settings\.apiKey/)
  const { body } = await until(
    () => ask(status, 'GET', '/readyz'),
    (answer) => answer.status === 503
  )
  expect(body.reasons).toHaveLength(1)
  expect(entries.filter(({ msg }) => msg === 'dead letter')).toEqual([])
  expect(second.events()).toEqual([])
})

import { once } from 'events'
import { connect } from 'net'
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
  const sandbox = await run()
  const { child, port, status, ended, entry } = await startAll({ amplitude: sandbox.url })
  sandbox.setFaults({ latencyMs: 1500 })
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

it('Answers a request that was open, and delivers what it brought', async () => {
  const sandbox = await run()
  const { child, port, ended, entry } = await startAll({ amplitude: sandbox.url })
  const text = JSON.stringify({ batch: tracks(3) })
  const socket = connect(port, '127.0.0.1')
  const head = `POST /v1/batch HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Basic a2V5Og==\r\nContent-Type: application/json\r\nContent-Length: ${text.length}\r\n\r\n`
  socket.write(head + text.slice(0, 20))
  await new Promise((resolve) => setTimeout(resolve, 200))
  child.kill('SIGTERM')
  await entry('stopping')
  await new Promise((resolve) => setTimeout(resolve, 200))
  socket.write(text.slice(20))
  const [answer] = (await once(socket, 'data')) as [Buffer]
  expect(answer.toString()).toMatch(/^HTTP\/1\.1 200 /)
  expect(await ended).toBe(0)
  expect(sandbox.events()).toHaveLength(3)
})

it('Waits for no client that says nothing more', async () => {
  const sandbox = await run()
  const { child, port, ended, entry } = await startAll({ amplitude: sandbox.url, graceSeconds: 1 })
  const socket = connect(port, '127.0.0.1').on('error', () => undefined)
  socket.write('POST /v1/batch HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\n{"bat')
  await ask(port, 'POST', '/v1/batch', { batch: tracks(3) })
  child.kill('SIGTERM')
  await entry('stopping')
  expect(await ended).toBe(0)
  expect(sandbox.events()).toHaveLength(3)
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
  const sandbox = await run()
  const { child, port, ended, entry } = await startAll({ amplitude: sandbox.url, graceSeconds: 600 })
  sandbox.setFaults({ silenceBefore: 1 })
  await ask(port, 'POST', '/v1/batch', { batch: tracks(5) })
  child.kill('SIGTERM')
  await entry('stopping')
  await new Promise((resolve) => setTimeout(resolve, 700))
  const since = Date.now()
  child.kill('SIGINT')
  expect(await ended).toBe(130)
  expect(Date.now() - since).toBeLessThan(3000)
})

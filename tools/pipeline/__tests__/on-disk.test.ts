/** The embedded log, with processes that really die and a disk that is really full. */
import { execFileSync } from 'child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'fs'
import { join } from 'path'
import { sandboxes } from '../../sandbox/__tests__/running-sandbox'
import type { Sandbox } from '../../sandbox/sandbox'
import { ask, processes, tracks, until } from './processes'

const run = sandboxes()
const { start, folder } = processes()

const settingsOf = (place: string, amplitude: string) => ({
  log: 'embedded',
  folder: place,
  collect: { port: 0 },
  status: { port: 0 },
  settings: { apiKey: 'the-api-key', secretKey: 'the-secret-key' },
  amplitude
})

async function startAll(place: string, amplitude: string) {
  const started = start('all', settingsOf(place, amplitude))
  await started.entry('delivering')
  return { ...started, port: (await started.entry('collecting')).port as number }
}

type Tracked = { user_id?: unknown; event_type?: unknown }

/** The calls that Amplitude has, each as often as it has it. */
const callsIn = (sandbox: Sandbox) =>
  sandbox
    .events(100_000)
    .map(({ event }) => `${String((event as Tracked).user_id)} ${String((event as Tracked).event_type)}`)

it('What was answered with 200 is delivered once, although the process was killed', async () => {
  const sandbox = await run()
  const place = folder()
  const answered: string[] = []
  for (let life = 0; life < 2; life++) {
    const { port, child, ended } = await startAll(place, sandbox.url)
    setTimeout(() => child.kill('SIGKILL'), 300)
    for (let number = 0; ; number++) {
      const batch = tracks(20, `life-${life}-batch-${number}`)
      const answer = await ask(port, 'POST', '/v1/batch', { batch }).catch(() => undefined)
      if (!answer) break
      expect(answer.status).toBe(200)
      answered.push(...batch.map(({ userId, event }) => `${userId} ${event}`))
    }
    expect(await ended).toBe(137)
  }
  const { child, ended } = await startAll(place, sandbox.url)
  await until(
    () => new Set(callsIn(sandbox)),
    (calls) => answered.every((call) => calls.has(call))
  )
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
  expect(answered.length).toBeGreaterThan(0)
  const calls = callsIn(sandbox)
  expect(new Set(calls).size).toBe(calls.length)
})

it('Dead letters stand in a file, with field and value, and outlive the process', async () => {
  const sandbox = await run()
  const place = folder()
  const { port, child, ended, entry } = await startAll(place, sandbox.url)
  const bad = { ...tracks(1)[0], integrations: { 'Actions Amplitude': { session_id: 'soon' } } }
  await ask(port, 'POST', '/v1/batch', { batch: [bad] })
  await entry('dead letter')
  child.kill('SIGKILL')
  await ended
  const [line] = readFileSync(join(place, 'dead-letters.jsonl'), 'utf8').split('\n')
  expect(JSON.parse(line)).toMatchObject({
    call: { messageId: bad.messageId, event: bad.event },
    subscription: 'Track Calls',
    status: 400,
    field: 'session_id',
    value: 'soon',
    reason: expect.stringMatching(/^The session_id "soon"/)
  })
})

it('A folder that another process has is named, and nothing is started', async () => {
  const sandbox = await run()
  const place = folder()
  await startAll(place, sandbox.url)
  const second = start('all', settingsOf(place, sandbox.url))
  expect(await second.ended).toBe(1)
  expect(second.written()).toMatch(/^error: .+\.$/m)
  expect(second.written()).toContain(place)
  expect(second.entries.map(({ msg }) => msg)).not.toContain('collecting')
})

it('A full disk turns libraries away, keeps nothing half, and what was kept before is delivered', async () => {
  const sandbox = await run()
  const disk = folder()
  if (!isMounted(disk)) return
  try {
    const place = join(disk, 'data')
    const { port, child, ended } = await startAll(place, sandbox.url)
    sandbox.setFaults({ status503: 1 })
    expect(await ask(port, 'POST', '/v1/batch', { batch: tracks(10, 'before') })).toMatchObject({ status: 200 })
    fill(disk)
    const turnedAway = await until(
      () => ask(port, 'POST', '/v1/batch', { batch: tracks(10, `full-${Date.now()}`) }),
      ({ status }) => status !== 200
    )
    expect([429, 500]).toContain(turnedAway.status)
    expect(turnedAway.body.message).toMatch(/again/)
    rmSync(join(disk, 'filling'))
    sandbox.setFaults({})
    await until(
      () => ask(port, 'POST', '/v1/batch', { batch: tracks(10, 'after') }),
      ({ status }) => status === 200
    )
    await until(
      () => callsIn(sandbox).filter((call) => /^(before|after)/.test(call)).length,
      (count) => count === 20
    )
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
  } finally {
    execFileSync('umount', ['-l', disk])
  }
})

/** Mounts a disk of 100 MB, where this may be done: without it, there is no full disk to be had. */
function isMounted(disk: string): boolean {
  try {
    mkdirSync(disk, { recursive: true })
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=100m', 'tmpfs', disk], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

function fill(disk: string): void {
  const block = Buffer.alloc(1024 * 1024)
  const file = join(disk, 'filling')
  writeFileSync(file, '')
  try {
    for (;;) writeFileSync(file, block, { flag: 'a' })
  } catch {
    // It is full.
  }
}

/** A backfill that is killed while it runs, and run again, against the sandbox. */
import { mkdtemp, readFile, rm } from 'fs/promises'
import { tmpdir } from 'os'
import { join } from 'path'
import type { Sandbox } from '../../sandbox/sandbox'
import { startSandbox } from '../../sandbox/sandbox'
import type { BackfillProcess } from '../backfill-process'
import { startBackfill } from '../backfill-process'
import { generateArchive } from '../generate-archive'
import { ID_PREFIX } from '../made-up-call'

const EVENTS = 9000
const FAULTS = { status503: 0.1, status500After: 0.1, cutAfter: 0.1, status429: 0.1, seed: 4 }

let folder: string
let sandbox: Sandbox
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'killed-'))
  sandbox = await startSandbox({ faults: FAULTS, limits: { batch: { eventsPerSecond: 1e6 } } })
})
afterEach(async () => {
  await sandbox.close()
  await rm(folder, { recursive: true })
})

const start = (): BackfillProcess =>
  startBackfill([join(folder, 'archive'), '--state', join(folder, 'state'), '--project-rate', '0'], {
    PIPELINE_SETTINGS_API_KEY: 'made-up-api-key',
    PIPELINE_SETTINGS_SECRET_KEY: 'made-up-secret-key',
    PIPELINE_AMPLITUDE: sandbox.url
  })

const numbersArrived = (): number[] =>
  sandbox.events(2 * EVENTS).map(({ event }) => Number(/^\D+(\d+):/.exec(String(event.insert_id))?.[1]))

describe('a backfill that is killed while it delivers', () => {
  it('goes on where it was: every call arrives once, and the report names each line once', async () => {
    const books = await generateArchive(join(folder, 'archive'), { events: EVENTS, files: 4, users: 200, seed: 11 })
    for (const share of [0.2, 0.6]) {
      const running = start()
      while (numbersArrived().length < EVENTS * share) await new Promise((resolve) => setTimeout(resolve, 5))
      running.kill()
      expect(await running.ended).toBeNull()
    }
    const last = start()
    expect([await last.ended, last.words()]).toEqual([0, expect.stringContaining('have a last word')])

    const arrived = numbersArrived()
    expect(arrived).toHaveLength(books.expected.count)
    expect(arrived.filter((number) => !books.expected.has(number))).toEqual([])
    expect(new Set(arrived).size).toBe(arrived.length)
    const rows = (await readFile(join(folder, 'state', 'report.ndjson'), 'utf8')).trimEnd().split('\n')
    expect(rows).toHaveLength(books.bad + books.doubled + books.cut + books.refused)
    expect(new Set(rows.map((row) => JSON.stringify([JSON.parse(row).file, JSON.parse(row).line]))).size).toBe(
      rows.length
    )
    expect(rows.filter((row) => JSON.parse(row).messageId?.startsWith(ID_PREFIX))).toHaveLength(books.refused)
  }, 240_000)

  it('ends in order where it is asked to, with nothing under way, and goes on later', async () => {
    await sandbox.close()
    sandbox = await startSandbox({ faults: { latencyMs: 200 } })
    const books = await generateArchive(join(folder, 'archive'), { events: 4000, files: 2, users: 400, seed: 12 })
    const running = start()
    while (numbersArrived().length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    running.stop()
    expect([await running.ended, running.words()]).toEqual([3, expect.stringContaining('Run the command again')])
    const before = numbersArrived().length
    expect(before).toBeLessThan(books.expected.count)
    const last = start()
    expect(await last.ended).toBe(0)
    expect(numbersArrived()).toHaveLength(books.expected.count)
    const [{ deduplicated }] = sandbox.projects()
    expect(deduplicated).toBe(0)
  }, 240_000)
})

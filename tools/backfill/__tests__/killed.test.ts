/** A backfill that is killed while it runs, and run again, against the sandbox. */
import { mkdtemp, readFile, rm } from 'fs/promises'
import { tmpdir } from 'os'
import { join } from 'path'
import { leftOvers, placesIn, unknownBatches } from '../../../pipeline/backfill/sent-batch'
import { Store } from '../../../pipeline/backfill/store'
import type { Sandbox } from '../../sandbox/sandbox'
import { startSandbox } from '../../sandbox/sandbox'
import type { BackfillProcess } from '../backfill-process'
import { startBackfill } from '../backfill-process'
import { generateArchive } from '../generate-archive'
import { ID_PREFIX, userOf } from '../made-up-call'

const EVENTS = 9000
const MADE_UP = { events: EVENTS, users: 400, seed: 11 }
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

/** The calls that have no last word, and those of them of which is known that they were sent. */
async function keptAfterKill(): Promise<{ left: Set<number>; underWay: Set<number> }> {
  const store = await Store.open(join(folder, 'state', 'calls'))
  const left = new Set<number>()
  const numbers = new Map<string, number>()
  for await (const [place, line] of store.entries('call')) {
    const number = Number(/"messageId":"\D+(\d+)"/.exec(line.toString())?.[1])
    left.add(number)
    numbers.set(place.toString('latin1'), number)
  }
  const sent = (await unknownBatches(store)).flatMap(placesIn).map((place) => place.toString('latin1'))
  const failed = [...(await leftOvers(store))].filter(([, { tries }]) => tries > 0).map(([place]) => place)
  await store.close()
  return { left, underWay: new Set([...sent, ...failed].map((place) => numbers.get(place) ?? -1)) }
}

const numbersArrived = (): number[] =>
  sandbox.events(2 * EVENTS).map(({ event }) => Number(/^\D+(\d+):/.exec(String(event.insert_id))?.[1]))

describe('a backfill that is killed while it delivers', () => {
  it('goes on where it was: every call arrives once, and the report names each line once', async () => {
    const books = await generateArchive(join(folder, 'archive'), { ...MADE_UP, files: 4 })
    for (const share of [0.2, 0.6]) {
      const running = start()
      while (numbersArrived().length < EVENTS * share) await new Promise((resolve) => setTimeout(resolve, 5))
      running.kill()
      expect(await running.ended).toBeNull()
      const { left, underWay } = await keptAfterKill()
      expect(numbersArrived().filter((number) => left.has(number) && !underWay.has(number))).toEqual([])
    }
    const last = start()
    expect([await last.ended, last.words()]).toEqual([0, expect.stringContaining('have a last word')])

    const arrived = numbersArrived()
    expect(arrived).toHaveLength(books.expected.count)
    expect(arrived.filter((number) => !books.expected.has(number))).toEqual([])
    expect(new Set(arrived).size).toBe(arrived.length)
    const latest = new Map<number, number>()
    for (const number of arrived) {
      const user = userOf(MADE_UP, number)
      expect(number).toBeGreaterThan(latest.get(user) ?? -1)
      latest.set(user, number)
    }
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

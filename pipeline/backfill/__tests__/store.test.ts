/** What a backfill keeps on disk. */
import { mkdtemp, rm } from 'fs/promises'
import { tmpdir } from 'os'
import { join } from 'path'
import { placeBytes, placeIn } from '../place'
import { put, Store } from '../store'

let folder: string
let store: Store
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'store-'))
  store = await Store.open(join(folder, 'calls'))
})
afterEach(async () => {
  await store.close()
  await rm(folder, { recursive: true })
})

const DAY_MS = 24 * 60 * 60 * 1000

describe('the store', () => {
  it('gives places in the order of time, then of the archive, from the year 1 to 9999', async () => {
    const places = [
      { time: Date.parse('0001-01-01'), file: 3, line: 1 },
      { time: -1, file: 0, line: 5 },
      { time: 0, file: 0, line: 2 },
      { time: 0, file: 0, line: 300 },
      { time: 0, file: 2, line: 1 },
      { time: 1, file: 1, line: 2 ** 40 },
      { time: Date.parse('9999-12-31') + DAY_MS - 1, file: 2 ** 32 - 1, line: 1 }
    ]
    await store.write(() => [...places].reverse().map((place) => put('call', placeBytes(place), Buffer.from('x'))))
    const kept = []
    for await (const [key] of store.entries('call')) kept.push(placeIn(key))
    expect(kept).toEqual(places)
  })

  it('never gives many bytes at once, however long the lines are, and all in the end', async () => {
    const line = Buffer.alloc(1024 * 1024, 'x')
    for (let number = 1; number <= 30; number += 1)
      await store.write(() => [put('call', placeBytes({ time: 0, file: 0, line: number }), line)])
    expect((await store.page('call', undefined, 1000)).length).toBeLessThan(10)
    let entries = 0
    for await (const [key] of store.entries('call')) expect(placeIn(key).line).toBe((entries += 1))
    expect(entries).toBe(30)
  })

  it('says so where another backfill has it', async () => {
    await expect(Store.open(join(folder, 'calls'))).rejects.toThrow('is in use: another backfill runs with it.')
  })
})

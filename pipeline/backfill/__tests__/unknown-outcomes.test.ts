/** What a run that was killed had sent without an answer. */
import { join } from 'path'
import type { LocalAmplitude } from '../../deliver/__tests__/local-amplitude'
import { startAmplitude } from '../../deliver/__tests__/local-amplitude'
import { EXIT } from '../backfill'
import type { SentBatch } from '../sent-batch'
import { put, Store } from '../store'
import type { Scene } from './archive-of'
import { line, sceneWith } from './archive-of'

const DAY_MS = 24 * 60 * 60 * 1000

let amplitude: LocalAmplitude
let scene: Scene
beforeEach(async () => {
  amplitude = await startAmplitude()
  scene = await sceneWith(amplitude)
})
afterEach(async () => {
  amplitude.close()
  await scene.remove()
})

/** As a run leaves it that is killed after it sent the first two of three calls. */
async function killedAfterSending(daysAgo: number): Promise<void> {
  await scene.write('a.gz', [line(1), line(2), line(3)])
  await scene.run({ isDryRun: true })
  const store = await Store.open(join(scene.folder, 'state', 'calls'))
  const places = (await store.page('call', undefined, 2)).map(([place]) => place)
  const batch: SentBatch = {
    subscription: 'Track Calls',
    at: Date.now() - daysAgo * DAY_MS,
    places: Buffer.concat(places).toString('base64')
  }
  await store.write(() => [put('batch', Buffer.alloc(8, 1), batch)])
  await store.close()
}

const sent = (): unknown[][] => amplitude.requests.map((events) => events.map(({ insert_id: id }) => id))

describe('calls that were sent without an answer', () => {
  it('are sent again first, as the same batch, while Amplitude knows a repeat', async () => {
    await killedAfterSending(6.9)
    expect((await scene.run()).code).toBe(EXIT.done)
    expect(sent()).toEqual([['message-1:Clicked', 'message-2:Clicked'], ['message-3:Clicked']])
    expect((await scene.run()).code).toBe(EXIT.done)
    expect(sent()).toHaveLength(2)
  })

  it('stop the command once it does not, which names the lines and asks', async () => {
    await killedAfterSending(7)
    const { code, words } = await scene.run()
    expect(code).toBe(EXIT.undecided)
    expect(words).toContain('2 calls were sent more than 7 days ago')
    expect(words).toContain('"a.gz", line 1\n  "a.gz", line 2\n')
    expect(words).toContain('--repeat-unknown')
    expect(sent()).toEqual([])
  })

  it('are sent again where that was decided', async () => {
    await killedAfterSending(30)
    expect((await scene.run({ unknown: 'repeat' })).code).toBe(EXIT.done)
    expect(sent().flat().sort()).toEqual(['message-1:Clicked', 'message-2:Clicked', 'message-3:Clicked'])
    expect((await scene.run()).code).toBe(EXIT.done)
  })

  it('are left and named in the report where that was decided', async () => {
    await killedAfterSending(30)
    const { code, report, words } = await scene.run({ unknown: 'skip' })
    expect(code).toBe(EXIT.done)
    expect(sent()).toEqual([['message-3:Clicked']])
    expect(report.map(({ line: number, subscription }) => [number, subscription])).toEqual([
      [1, 'Track Calls'],
      [2, 'Track Calls']
    ])
    expect(words).toContain('1 delivered, 2 skipped')
    expect(words).toContain('3 of 3')
  })

  it('are asked about, too, where an answer said that they may have arrived', async () => {
    await killedAfterSending(8)
    let isStopped = false
    // The destination sends the halves of what failed once more, until one is left.
    amplitude.answers = Array.from({ length: 10 }, () => () => {
      isStopped = true
      return { status: 500, body: {} }
    })
    // What comes again is given up only after days, so that it stays open here.
    await scene.run({ unknown: 'repeat', isStopped: () => isStopped })
    amplitude.answers = []
    const real = Date.now
    const later = real() + 8 * DAY_MS
    jest.spyOn(Date, 'now').mockImplementation(() => later)
    const { code } = await scene.run()
    jest.restoreAllMocks()
    expect(code).toBe(EXIT.undecided)
  })
})

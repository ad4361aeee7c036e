/** From an archive to Amplitude: what goes out, in which order, and what is reported. */
import { join } from 'path'
import { Readable } from 'stream'
import { gzipSync } from 'zlib'
import type { LocalAmplitude } from '../../deliver/__tests__/local-amplitude'
import { startAmplitude } from '../../deliver/__tests__/local-amplitude'
import { archiveAt } from '../archive'
import type { Archive } from '../archive-file'
import { EXIT } from '../backfill'
import type { Scene } from './archive-of'
import { line, sceneWith } from './archive-of'

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

const insertIds = (): string[] => amplitude.taken.map(({ insert_id: id }) => String(id))
const times = (user: string): number[] =>
  amplitude.taken.filter(({ user_id: id }) => id === user).map(({ time }) => Number(time))

describe('a backfill', () => {
  it('delivers calls of files that overlap in the order of time for each user, whatever their kinds', async () => {
    const all = Array.from({ length: 300 }, (_call, number) => number)
    const kind = (number: number) => (number % 3 === 0 ? { type: 'identify', traits: { number } } : {})
    await scene.write(
      'segment-logs/s/1735776000000/b.gz',
      all
        .filter((number) => number % 2 === 0)
        .map((number) => line(number, kind(number)))
        .reverse()
    )
    await scene.write(
      'segment-logs/s/1735776000000/a.gz',
      all.filter((number) => number % 2 === 1).map((number) => line(number, kind(number)))
    )
    const { code } = await scene.run()
    expect(code).toBe(EXIT.done)
    expect(amplitude.taken).toHaveLength(300)
    for (let user = 0; user < 10; user += 1) {
      const ofUser = times(`user-${user}-of-ten`)
      expect(ofUser).toHaveLength(30)
      expect(ofUser).toEqual([...ofUser].sort((one, other) => one - other))
    }
  })

  it('sends nothing again when it is run again', async () => {
    await scene.write('a.gz', [line(1), line(2)])
    await scene.run()
    const { code, words } = await scene.run()
    expect(code).toBe(EXIT.done)
    expect(words).toContain('2 of 2')
    expect(amplitude.requests).toHaveLength(1)
  })

  it('takes the calls of a time, and those that a filter holds for', async () => {
    await scene.write('a.gz', [line(0), line(1), line(2), line(3), line(3, { messageId: 'other', event: 'Other' })])
    const [from, to] = [1, 4].map((second) => Date.UTC(2025, 0, 1) + second * 1000)
    await scene.run({ selection: { from, to: to - 1, filter: 'event = "Clicked"' } })
    expect(insertIds()).toEqual(['message-1:Clicked', 'message-2:Clicked', 'message-3:Clicked'])
  })

  it('leaves out calls that their integrations keep from the destination, or that no subscription takes', async () => {
    await scene.write('a.gz', [
      line(1, { integrations: { All: false } }),
      line(2, { integrations: { 'Actions Amplitude': false } }),
      line(3, { integrations: { All: false, 'Actions Amplitude': true } }),
      line(4, { type: 'alias', previousId: 'x' })
    ])
    const { words } = await scene.run()
    expect(insertIds()).toEqual(['message-3:Clicked'])
    expect(words).toMatch(/withheld by integrations +2\n/)
    expect(words).toMatch(/taken by no subscription +1\n/)
  })

  it('reports every line that goes nowhere, with file, number, reason, field and value', async () => {
    const whole = gzipSync([line(6), line(7)].join('\n'))
    await scene.write('a\n"b.gz', [
      line(1),
      'no JSON',
      '',
      line(2, { type: 'tarck' }),
      line(1),
      line(3, { userId: 'none', anonymousId: 'none' })
    ])
    await scene.write('cut.gz', whole.subarray(0, -4))
    const { code, report, words } = await scene.run()
    expect(code).toBe(EXIT.done)
    expect(insertIds().sort()).toEqual(['message-1:Clicked', 'message-6:Clicked', 'message-7:Clicked'])
    expect(report).toEqual([
      { file: 'a\n"b.gz', line: 2, reason: 'It is no JSON.' },
      expect.objectContaining({ file: 'a\n"b.gz', line: 4, field: 'type', value: 'tarck' }),
      expect.objectContaining({ file: 'a\n"b.gz', line: 5, field: 'messageId', value: 'message-1' }),
      expect.objectContaining({
        file: 'a\n"b.gz',
        line: 6,
        status: 400,
        subscription: 'Track Calls',
        messageId: 'message-3',
        field: 'user_id',
        value: 'none'
      }),
      expect.objectContaining({ file: 'cut.gz', line: 3, reason: expect.stringContaining('unexpected end of file') })
    ])
    expect(report[3].reason).toContain('none')
    expect(words).toContain('5 refused or doubled lines are named in')
  })

  it('counts and prices without a request where that is all that is asked, and need not read again after', async () => {
    await scene.write('a.gz', [line(1), line(2), line(3), line(3), 'no JSON'])
    await scene.write('README.md', ['no calls'])
    const dry = await scene.run({ isDryRun: true, rates: { project: 1, user: 0 } })
    expect(dry.code).toBe(EXIT.done)
    expect(amplitude.requests).toHaveLength(0)
    for (const row of [
      /files +1 of 1, 1 others passed over/,
      /lines +5/,
      /doubled +1/,
      /refused +1/,
      /calls to deliver +3/,
      /users +about 3 \(standard error 0.8 %\)/,
      /requests +about 1 /,
      /time at 1 events a second +3 s/
    ])
      expect(dry.words).toMatch(row)
    await scene.run()
    expect(insertIds()).toHaveLength(3)
  })

  it('tries again what failed for now, with the same events, before later ones of the user', async () => {
    amplitude.answers = [() => ({ status: 503, body: {} }), () => ({ status: 500, body: {} })]
    await scene.write('a.gz', [line(0), line(10), line(20, { type: 'identify', traits: { a: 1 } }), line(1)])
    const { code } = await scene.run()
    expect(code).toBe(EXIT.done)
    expect(times('user-0-of-ten')).toEqual([0, 10, 20].map((number) => Date.UTC(2025, 0, 1) + number * 1000))
    expect(new Set(insertIds()).size).toBe(4)
  })

  it('goes to the Batch API', async () => {
    await scene.write('a.gz', [line(1)])
    await scene.run()
    expect(amplitude.paths).toEqual(['/batch'])
  })

  it('has a state for one job: another one is refused in words', async () => {
    await scene.write('a.gz', [line(1)])
    await scene.run()
    const { code, words } = await scene.run({ selection: { filter: 'type = "page"' } })
    expect(code).toBe(EXIT.failed)
    expect(words).toContain('belongs to a backfill with another filter')
  })

  it('goes on where it was stopped, while it reads and while it delivers', async () => {
    for (const file of ['a', 'b', 'c']) {
      const start = file.charCodeAt(0) * 1000
      await scene.write(
        `${file}.gz`,
        Array.from({ length: 500 }, (_line, index) => line(start + index))
      )
    }
    let looks = 0
    const first = await scene.run({ isStopped: () => (looks += 1) > 1 })
    expect(first.code).toBe(EXIT.stopped)
    expect(first.words).toContain('Run the command again')
    expect(amplitude.requests).toHaveLength(0)
    const last = await scene.run()
    expect(last.code).toBe(EXIT.done)
    expect(new Set(insertIds()).size).toBe(1500)
    expect(insertIds()).toHaveLength(1500)
  })

  it('reads on where a connection breaks, without a line lost or read twice', async () => {
    await scene.write(
      'a.gz',
      Array.from({ length: 9000 }, (_line, number) => line(number))
    )
    const whole = archiveAt(join(scene.folder, 'archive'))
    let openings = 0
    const breaking: Archive = {
      list: () => whole.list(),
      async open(file) {
        openings += 1
        const source = await whole.open(file)
        return openings > 2 ? source : Readable.from(beginningOf(source, file.size * 0.4 * openings))
      }
    }
    const { code, words } = await scene.run({ archive: breaking })
    expect(code).toBe(EXIT.done)
    expect(openings).toBe(3)
    expect(words).toMatch(/calls to deliver +9,000\n/)
    expect(new Set(insertIds()).size).toBe(9000)
  })

  it('says which file has changed since it was listed', async () => {
    await scene.write('a.gz', [line(1)])
    await scene.write('b.gz', [line(2)])
    let looks = 0
    await scene.run({ isStopped: () => (looks += 1) > 1 })
    await scene.write('b.gz', [line(3), line(4)])
    await expect(scene.run()).rejects.toThrow('The file "b.gz" of the archive has changed since it was listed.')
  })
})

async function* beginningOf(source: Readable, bytes: number): AsyncGenerator<Buffer> {
  let given = 0
  for await (const piece of source) {
    yield piece as Buffer
    given += (piece as Buffer).length
    if (given >= bytes) throw new Error('read ECONNRESET')
  }
}

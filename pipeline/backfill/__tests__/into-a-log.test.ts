/** Archives into a log, from which others deliver. */
import type { LogRecord } from '../../log/log'
import { LogFullError } from '../../log/log'
import type { LocalAmplitude } from '../../deliver/__tests__/local-amplitude'
import { startAmplitude } from '../../deliver/__tests__/local-amplitude'
import type { Target } from '../backfill'
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

/** A log that fails as told before it takes anything. */
function logThatFails(...errors: Error[]): { target: Target; records: LogRecord[] } {
  const records: LogRecord[] = []
  const log = {
    append(some: readonly LogRecord[]) {
      const error = errors.shift()
      if (error) return Promise.reject(error)
      records.push(...some)
      return Promise.resolve()
    },
    close: () => Promise.resolve()
  }
  return { target: { kind: 'log', name: 'calls', open: () => Promise.resolve(log) }, records }
}

describe('a backfill into a log', () => {
  it('appends every call once, in the order of time, and lets the deliverers decide who takes it', async () => {
    const { target, records } = logThatFails()
    await scene.write('a.gz', [line(3), line(1), line(1), line(4, { type: 'alias', previousId: 'x' }), 'no JSON'])
    await scene.write('b.gz', [line(2)])
    const { code, words } = await scene.run({ target })
    expect(code).toBe(EXIT.done)
    expect(words).toMatch(/events +4, more/)
    expect(records.map(({ call }) => call.messageId)).toEqual(['message-1', 'message-2', 'message-3', 'message-4'])
    expect(records[0]).toEqual({ call: JSON.parse(line(1)), tries: 0, since: expect.any(Number) })
    expect((await scene.run({ target })).code).toBe(EXIT.done)
    expect(records).toHaveLength(4)
  })

  it('waits where the log is full or away', async () => {
    const { target, records } = logThatFails(new LogFullError('It is full.'))
    await scene.write('a.gz', [line(1)])
    const { code, words } = await scene.run({ target })
    expect(code).toBe(EXIT.done)
    expect(words).toContain('asked again: It is full.')
    expect(records).toHaveLength(1)
  })
})

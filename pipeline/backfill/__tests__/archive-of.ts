/** Archives, and backfills of them against a local Amplitude. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'fs/promises'
import { tmpdir } from 'os'
import { dirname, join } from 'path'
import { gzipSync } from 'zlib'
import { call, SETTINGS, subscription } from '../../deliver/__tests__/delivery'
import type { LocalAmplitude } from '../../deliver/__tests__/local-amplitude'
import { archiveAt } from '../archive'
import type { BackfillOptions } from '../backfill'
import { backfill } from '../backfill'
import { batchSubscriptions } from '../batch-subscriptions'
import type { RefusedLine } from '../refused-line'

export const SUBSCRIPTIONS = batchSubscriptions([
  subscription('Track Calls', 'type = "track"'),
  subscription('Identify Calls', 'type = "identify"', {}, 'identifyUser')
])

/** A call of the past, as a line. */
export function line(number: number, changes: object = {}): string {
  const timestamp = new Date(Date.UTC(2025, 0, 1) + number * 1000).toISOString()
  return JSON.stringify(call(number, { timestamp, receivedAt: timestamp, ...changes }))
}

export interface Scene {
  folder: string
  /** Writes a file of the archive: lines, or bytes as they are. */
  write: (name: string, content: readonly string[] | Buffer) => Promise<void>
  /** @returns The exit code, all words, and the report. */
  run: (changes?: Partial<BackfillOptions>) => Promise<{ code: number; words: string; report: RefusedLine[] }>
  remove: () => Promise<void>
}

export async function sceneWith(amplitude: LocalAmplitude): Promise<Scene> {
  const folder = await mkdtemp(join(tmpdir(), 'backfill-'))
  const [archive, state] = [join(folder, 'archive'), join(folder, 'state')]
  await mkdir(archive)
  return {
    folder,
    async write(name, content) {
      const path = join(archive, name)
      await mkdir(dirname(path), { recursive: true })
      const isBytes = Buffer.isBuffer(content)
      await writeFile(path, isBytes ? content : gzipSync(content.map((text) => `${text}\n`).join('')))
    },
    async run(changes = {}) {
      let words = ''
      const output = {
        terminal: false,
        say: (some: string) => (words += some),
        complain: (some: string) => (words += some)
      }
      const { agent } = amplitude
      const code = await backfill({
        archive: archiveAt(archive),
        address: archive,
        state,
        selection: {},
        target: { kind: 'amplitude', settings: SETTINGS, subscriptions: SUBSCRIPTIONS, agent },
        isDryRun: false,
        rates: { project: 0, user: 0 },
        output,
        isStopped: () => false,
        retries: { firstDelayMs: 5, longestDelayMs: 20 },
        ...changes
      })
      const report = await readFile(join(state, 'report.ndjson'), 'utf8').catch(() => '')
      return {
        code,
        words,
        report: report
          .split('\n')
          .filter(Boolean)
          .map((row) => JSON.parse(row) as RefusedLine)
      }
    },
    remove: () => rm(folder, { recursive: true })
  }
}

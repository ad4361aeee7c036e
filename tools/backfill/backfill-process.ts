/** The command, as a process of its own: to be looked at, and to be killed. */
import type { ChildProcess } from 'child_process'
import { spawn } from 'child_process'
import { readFile } from 'fs/promises'
import { join } from 'path'

export interface BackfillProcess {
  /** All that it wrote so far, to either stream. */
  words: () => string
  /** Its exit code; null where a signal ended it. */
  ended: Promise<number | null>
  /** Ends it as `kill -9` does. */
  kill: () => void
  /** Asks it to end. */
  stop: () => void
  /** The most memory of its own that it held, in bytes, at looks every 0.1 s. */
  mostMemory: () => number
}

const ROOT = join(__dirname, '..', '..')
/** As the command of the package has it. */
const OF_NODE = ['--max-semi-space-size=32']
const LOOK_MS = 100

/** @param environment Beside that of this process. */
export function startBackfill(args: readonly string[], environment: Record<string, string> = {}): BackfillProcess {
  const command = [...OF_NODE, '--import', 'tsx', join(ROOT, 'pipeline', 'backfill', 'cli.ts'), ...args]
  const child = spawn(process.execPath, command, { cwd: ROOT, env: { ...process.env, ...environment } })
  let words = ''
  let most = 0
  child.stdout.on('data', (some: Buffer) => (words += some.toString()))
  child.stderr.on('data', (some: Buffer) => (words += some.toString()))
  const looking = setInterval(() => void memoryOf(child).then((bytes) => (most = Math.max(most, bytes))), LOOK_MS)
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve)).finally(() =>
    clearInterval(looking)
  )
  return {
    words: () => words,
    ended,
    kill: () => child.kill('SIGKILL'),
    stop: () => child.kill('SIGTERM'),
    mostMemory: () => most
  }
}

/** Its own, without the files of the store, which the system maps and gives back. As Linux tells it; 0 elsewhere. */
async function memoryOf({ pid }: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/^RssAnon:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024
}

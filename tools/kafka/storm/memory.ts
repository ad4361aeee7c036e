/** How much memory each process of a storm takes. */
import { execFile } from 'child_process'
import { promisify } from 'util'

const run = promisify(execFile)

const EVERY_MS = 2000

/** Bytes, by the name of the process. */
export type Peaks = Map<string, number>

/**
 * Begins to look at processes.
 * @param pids The ids of those that run now, by their names: a name that is killed and started again has another id later.
 * @returns What ends it, and gives the most that each had in memory at once.
 */
export function watchProcesses(pids: () => Map<string, number | undefined>): { peaks: Peaks; end: () => void } {
  const peaks: Peaks = new Map()
  const look = async () => {
    const sizes = await residentSizes([...pids().values()].filter((pid): pid is number => pid !== undefined))
    for (const [name, pid] of pids()) {
      const size = pid === undefined ? undefined : sizes.get(pid)
      if (size !== undefined) peaks.set(name, Math.max(size, peaks.get(name) ?? 0))
    }
  }
  const timer = setInterval(() => void look().catch(() => undefined), EVERY_MS)
  return { peaks, end: () => clearInterval(timer) }
}

/** Bytes by process id. `ps` counts in units of 1,024, and fails where one of them is gone, after it has told of the others. */
async function residentSizes(pids: readonly number[]): Promise<Map<number, number>> {
  const { stdout } = await run('ps', ['-o', 'pid=,rss=', '-p', pids.join(',')]).catch((error: { stdout?: string }) => ({
    stdout: error.stdout ?? ''
  }))
  const lines = stdout.trim().split('\n').filter(Boolean)
  return new Map(
    lines.map((line) => {
      const [pid, kilobytes] = line.trim().split(/\s+/).map(Number)
      return [pid, kilobytes * 1024]
    })
  )
}

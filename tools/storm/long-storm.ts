/** Runs a storm in waves, over several processes, each of which takes the next wave as soon as it is through with one. */
import type { ChildProcess } from 'child_process'
import { fork } from 'child_process'
import { join } from 'path'
import type { Memory } from './memory'
import { growthOf } from './memory'
import type { StormReport } from './storm'
import type { WaveReport } from './sum-of-waves'
import { sumOfWaves } from './sum-of-waves'
import type { Wave } from './waves'
import { wavesOf } from './waves'

const SECOND = 1000

export interface LongStormOptions {
  /** Calls of a wave, at most. */
  callsOfAWave: number
  /** Processes that ride out waves at the same time, at most. */
  processes: number
  /** Called after each wave, with how far the storm is. */
  onWave?: (done: WaveReport, progress: { waves: number; of: number }) => void
}

/** A storm of many waves that is over. The readings of Amplitude's rules are each wave's own. */
export interface LongStormReport extends Omit<StormReport, 'readings'> {
  waves: number
  /** Of the process in which most of it was. */
  memory: Memory
  /** What each process holds after its last waves, over what it held after its first; undefined of one with too few waves to say. */
  growth: (number | undefined)[]
}

/**
 * @param storm as a whole
 * @throws Error where a process ends before it is told to
 */
export async function runLongStorm(storm: Wave, options: LongStormOptions): Promise<LongStormReport> {
  const started = Date.now()
  const waves = wavesOf(storm, options.callsOfAWave)
  const waiting = [...waves]
  const processes = Array.from({ length: Math.min(options.processes, waves.length) }, startProcess)
  const done: WaveReport[] = []
  try {
    const byProcess = await Promise.all(processes.map(takeWaves))
    return {
      ...sumOfWaves(done, (Date.now() - started) / SECOND),
      waves: waves.length,
      memory: largest(byProcess.map(memoryOf)),
      growth: byProcess.map((ofProcess) => growthOf(ofProcess.map(({ held }) => held)))
    }
  } finally {
    for (const one of processes) if (one.connected) one.disconnect()
  }

  async function takeWaves(child: ChildProcess): Promise<WaveReport[]> {
    const own: WaveReport[] = []
    for (let wave = waiting.shift(); wave !== undefined; wave = waiting.shift()) {
      const report = await rideOut(child, wave)
      own.push(report)
      done.push(report)
      options.onWave?.(report, { waves: done.length, of: waves.length })
    }
    return own
  }
}

/** MB for what is young: most of a storm is not needed for longer than a request takes, and is then never moved. */
const SEMI_SPACE = 64

function startProcess(): ChildProcess {
  return fork(join(__dirname, 'wave-process.ts'), {
    execArgv: ['--expose-gc', `--max-semi-space-size=${SEMI_SPACE}`, '--import', 'tsx']
  })
}

function rideOut(child: ChildProcess, wave: Wave): Promise<WaveReport> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null, signal: string | null) =>
      reject(new Error(`The process of the wave with the seed ${wave.seed} ended with ${String(code ?? signal)}.`))
    child.once('exit', ended)
    child.once('message', (report) => {
      child.off('exit', ended)
      resolve(report as WaveReport)
    })
    child.send(wave)
  })
}

/** The peak is that of the process so far, and the bound that of its first wave, as later ones begin with all that it ever took. */
function memoryOf(waves: readonly WaveReport[]): Memory {
  const memories = waves.map(({ report }) => report.memory)
  return { peak: Math.max(...memories.map(({ peak }) => peak)), bound: memories[0].bound }
}

function largest(memories: readonly Memory[]): Memory {
  return memories.reduce((most, memory) => (memory.peak / memory.bound > most.peak / most.bound ? memory : most))
}

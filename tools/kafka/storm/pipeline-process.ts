/** A collector or a deliverer of the storm: a process of the pipeline, which is killed and started again. */
import type { ChildProcess } from 'child_process'
import { once } from 'events'
import { readFileSync } from 'fs'
import { join } from 'path'
import type { Role } from '../../../pipeline/run/settings'
import { spawnGuarded } from '../guarded'

const PIPELINE = join(__dirname, '..', '..', '..', 'pipeline', 'cli.ts')

/** ms that a process may take until it is ready, and to end in order. */
const STARTING_MS = 90_000
const ENDING_MS = 60_000
const LOOK_MS = 100

export interface PipelinePlan {
  /** Such as `deliverer 2`. */
  name: string
  role: Role
  /** The port under which it tells how it is. */
  statusPort: number
  /** The settings of the pipeline, as environment variables. */
  environment: Record<string, string>
  /** The file of its log. */
  output: string
}

export class PipelineProcess {
  /** How often it ended though nobody had ended it. */
  fell = 0
  private child: ChildProcess | undefined
  private isEnding = false

  constructor(readonly plan: PipelinePlan) {}

  /** Its process id; undefined where it does not run. */
  get pid(): number | undefined {
    return this.child?.pid
  }

  /** Starts it, and again whenever it ends by itself, as whoever runs such processes does. Does not wait until it is ready. */
  start(): void {
    if (this.child) return
    const { role, environment, output } = this.plan
    const child = spawnGuarded([process.execPath, '--import', 'tsx', PIPELINE, role], {
      output,
      environment: { ...process.env, ...environment }
    })
    child.once('exit', () => {
      this.child = undefined
      if (this.isEnding) return
      this.fell++
      this.start()
    })
    this.isEnding = false
    this.child = child
  }

  /** @throws Where it is not ready in time. */
  async untilReady(): Promise<void> {
    for (const end = Date.now() + STARTING_MS; Date.now() < end; await pause(LOOK_MS)) {
      if (await this.isReady()) return
      // One that cannot start is started again and again.
      if (this.fell > 20) break
    }
    throw new Error(`${this.plan.name} is not ready. What it wrote last:\n${this.lastWords()}`)
  }

  /** Ends it as a power cut does. */
  async kill(): Promise<void> {
    await this.end('SIGKILL')
  }

  /** Ends it in order. @returns What was not in order, in words; undefined where it was. */
  async stop(): Promise<string | undefined> {
    const begin = Date.now()
    const late = setTimeout(() => this.child?.kill('SIGKILL'), ENDING_MS)
    const code = await this.end('SIGTERM')
    clearTimeout(late)
    const seconds = Math.round((Date.now() - begin) / 1000)
    return code === 0 ? undefined : `did not end in order, but with ${code ?? 'a signal'} after ${seconds} seconds`
  }

  /** What it tells under `/metrics`; undefined where it does not answer. */
  async metrics(): Promise<string | undefined> {
    return this.status('metrics')
      .then((response) => response.text())
      .catch(() => undefined)
  }

  lastWords(): string {
    return readFileSync(this.plan.output, 'utf8').trimEnd().split('\n').slice(-10).join('\n')
  }

  private async isReady(): Promise<boolean> {
    return this.status('readyz').then(
      ({ ok }) => ok,
      () => false
    )
  }

  private status(path: string): Promise<Response> {
    return fetch(`http://127.0.0.1:${this.plan.statusPort}/${path}`, { signal: AbortSignal.timeout(5000) })
  }

  private async end(signal: NodeJS.Signals): Promise<number | null> {
    const { child } = this
    if (!child) return 0
    this.isEnding = true
    const ended = once(child, 'exit') as Promise<[number | null]>
    child.kill(signal)
    return (await ended)[0]
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

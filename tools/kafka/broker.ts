/** One broker: a process of Java that never outlives the process that started it. */
import type { ChildProcess } from 'child_process'
import { execFile } from 'child_process'
import { once } from 'events'
import { readFileSync } from 'fs'
import { join } from 'path'
import { promisify } from 'util'
import { CLUSTER_ID } from './broker-properties'
import { spawnGuarded } from './guarded'
import { JAVA } from './java'

const run = promisify(execFile)

/** Megabytes of Java's heap: one machine carries three brokers, and what is measured besides. */
const HEAP_MB = 320

/** ms that a broker may take to hand its partitions over and end. */
const STOPPING_MS = 20_000

export interface BrokerPlan {
  /** Java's class path. */
  classPath: string
  /** Holds `server.properties`, its data, and what it writes of itself. */
  folder: string
}

/** A broker's place, with the process that fills it, if one does. */
export class BrokerProcess {
  private child: ChildProcess | undefined

  constructor(private readonly plan: BrokerPlan) {}

  /** Its process id; undefined where it does not run. */
  get pid(): number | undefined {
    return this.child?.pid
  }

  /** Prepares the folder of data, once. */
  async format(): Promise<void> {
    const { classPath } = this.plan
    const format = ['kafka.tools.StorageTool', 'format', '--cluster-id', CLUSTER_ID, '--config', this.properties]
    await run(JAVA, ['-Xmx64m', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-cp', classPath, ...format])
  }

  /** Starts it, with the data that it had. Does not wait until it answers. */
  start(): void {
    if (this.child) return
    const { classPath, folder } = this.plan
    const options = [`-Xmx${HEAP_MB}m`, '-XX:+UseSerialGC', '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn']
    const java = [JAVA, ...options, '-cp', classPath, 'kafka.Kafka', this.properties]
    const child = spawnGuarded(java, { output: this.output, folder })
    child.once('exit', () => (this.child = undefined))
    this.child = child
  }

  /** Ends it in order: it hands its partitions over first. */
  async stop(): Promise<void> {
    const late = setTimeout(() => this.child?.kill('SIGKILL'), STOPPING_MS)
    await this.end('SIGTERM')
    clearTimeout(late)
  }

  /** Ends it as a power cut does. */
  kill(): Promise<void> {
    return this.end('SIGKILL')
  }

  /** The last lines that it wrote, for whoever has to tell why it does not answer. */
  lastWords(): string {
    return readFileSync(this.output, 'utf8').trimEnd().split('\n').slice(-20).join('\n')
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this
    if (!child) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }

  private get properties(): string {
    return join(this.plan.folder, 'server.properties')
  }

  private get output(): string {
    return join(this.plan.folder, 'broker.log')
  }
}

/** What befalls the machines of a storm: processes that are killed, brokers that go away, partitions that move. */
import type { Admin } from 'kafkajs'
import type { Chance } from '../../storm/chance'
import type { Cluster } from '../cluster'
import type { PipelineProcess } from './pipeline-process'
import { reassignPartition } from './reassign-partition'

export const MISHAPS = {
  delivererKilled: 'a deliverer killed with -9',
  collectorKilled: 'a collector killed with -9',
  brokerStopped: 'a broker stopped and started',
  brokerKilled: 'a broker killed with -9 and started',
  partitionReassigned: 'a partition reassigned'
} as const

export type Mishap = keyof typeof MISHAPS

export interface MishapOptions {
  cluster: Cluster
  brokers: number
  admin: Admin
  topic: string
  collectors: readonly PipelineProcess[]
  deliverers: readonly PipelineProcess[]
  /** ms between kills of deliverers. */
  killEveryMs: number
  chance: Chance
}

/** ms. */
const AWAY_MS = 1000
const BROKER_AWAY_MS = 4000
const BETWEEN_MS = 3000

export class Mishaps {
  readonly counts: Record<Mishap, number> = {
    delivererKilled: 0,
    collectorKilled: 0,
    brokerStopped: 0,
    brokerKilled: 0,
    partitionReassigned: 0
  }
  private readonly over = new AbortController()
  private running: Promise<unknown> | undefined

  constructor(private readonly options: MishapOptions) {}

  /** Whether each has happened. */
  get haveAllHappened(): boolean {
    return Object.values(this.counts).every((count) => count > 0)
  }

  /** Lets them happen until it is told to stop. Rejects where a broker does not come back. */
  start(): Promise<unknown> {
    const { killEveryMs } = this.options
    const collectors = () => this.kill(this.options.collectors, 'collectorKilled')
    const deliverers = () => this.kill(this.options.deliverers, 'delivererKilled')
    this.running = Promise.all([
      this.again(killEveryMs, deliverers),
      this.again(4 * killEveryMs, collectors),
      this.again(
        BETWEEN_MS,
        () => this.reassign(),
        () => this.stopBroker(),
        () => this.killBroker()
      )
    ])
    return this.running
  }

  /** Resolves once all that was away is back. */
  async stop(): Promise<void> {
    this.over.abort()
    await this.running
  }

  /** One after the other, with a pause before each. */
  private async again(everyMs: number, ...mishaps: (() => Promise<void>)[]): Promise<void> {
    for (let turn = 0; ; turn++) {
      await this.pause(everyMs)
      if (this.over.signal.aborted) return
      await mishaps[turn % mishaps.length]()
    }
  }

  private async kill(processes: readonly PipelineProcess[], mishap: Mishap): Promise<void> {
    const victim = this.options.chance.oneOf(processes)
    await victim.kill()
    await this.pause(AWAY_MS)
    victim.start()
    this.counts[mishap]++
  }

  private async stopBroker(): Promise<void> {
    const broker = this.someBroker()
    await broker.stop()
    await this.pause(BROKER_AWAY_MS)
    await broker.start()
    this.counts.brokerStopped++
  }

  private async killBroker(): Promise<void> {
    const broker = this.someBroker()
    await broker.kill()
    await this.pause(BROKER_AWAY_MS)
    await broker.start()
    this.counts.brokerKilled++
  }

  private async reassign(): Promise<void> {
    const { admin, topic, chance } = this.options
    await reassignPartition(admin, topic, chance)
    this.counts.partitionReassigned++
  }

  private someBroker() {
    return this.options.cluster.broker(this.options.chance.between(0, this.options.brokers - 1))
  }

  private pause(ms: number): Promise<void> {
    const { signal } = this.over
    if (signal.aborted) return Promise.resolve()
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer)
        signal.removeEventListener('abort', done)
        resolve()
      }
      const timer = setTimeout(done, ms)
      signal.addEventListener('abort', done)
    })
  }
}

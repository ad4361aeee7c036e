/** Runs a storm over the pipeline with real brokers and real processes, and balances the books. */
import { mkdtempSync, rmSync } from 'fs'
import { tmpdir } from 'os'
import { join } from 'path'
import type { Admin } from 'kafkajs'
import { Kafka, logLevel } from 'kafkajs'
import { chanceOf } from '../../storm/chance'
import type { FaultShares } from '../../storm/weather'
import { Inquiry } from '../../../pipeline/log/kafka/inquiry'
import type { Cluster } from '../cluster'
import { startCluster } from '../cluster'
import { freePorts } from '../free-ports'
import type { Figures } from './amplitude'
import type { AmplitudeProcess } from './amplitude-process'
import { startAmplitude } from './amplitude-process'
import type { ArrivalBooks } from './arrivals'
import type { StormPlan } from './calls'
import type { Letter, LetterBooks } from './dead-letter-books'
import { balanceLetters } from './dead-letter-books'
import type { LoadFigures } from './load'
import { Load } from './load'
import { watchProcesses } from './memory'
import type { Mishap } from './mishaps'
import { Mishaps } from './mishaps'
import { openIn } from './offsets'
import { PipelineProcess } from './pipeline-process'
import { plansOf } from './pipeline-plans'
import { readTopic } from './read-topic'

export interface StormOptions extends StormPlan {
  brokers: number
  collectors: number
  deliverers: number
  partitions: number
  senders: number
  batchSize: number
  /** ms between two deliverers that are killed; 0 leaves everybody alone. */
  killEveryMs: number
  /** What befalls requests to Amplitude: shares. */
  faults: FaultShares
  /** ms without any progress after which the books are closed whatever is still open. */
  patienceMs: number
  onProgress?: (progress: Progress) => void
}

/** How far a storm is. */
export interface Progress {
  seconds: number
  /** Calls that collectors have taken, with those that came twice. */
  sent: number
  /** Events in Amplitude. */
  events: number
  /** Calls in Kafka that have no outcome yet, and those among them that are put off. */
  open: Open
  mishaps: Record<Mishap, number>
}

/** Calls in Kafka without an outcome: not delivered yet, and put off. */
export interface Open {
  calls: number
  retries: number
}

export interface StormReport {
  seconds: number
  /** Seconds until all calls were sent. */
  sentAfter: number
  load: LoadFigures
  figures: Figures
  mishaps: Record<Mishap, number>
  /** What is still open in Kafka: nothing, where the storm came to its end. */
  open: Open
  arrivals: ArrivalBooks
  letters: LetterBooks
  /** Processes of the pipeline that ended by themselves, or not in order at the end. */
  fallen: string[]
  /** Bytes, by process. */
  peaks: [name: string, bytes: number][]
  /** Whether all is as it has to be. */
  isRight: boolean
  /** Where the logs of the processes are; they are gone where all is right. */
  folder: string
}

const TOPIC = 'storm-calls'
const GROUP = 'storm'
/** What the pipeline puts beside its topic. */
const RETRIES = `${TOPIC}.retry`
const DEAD_LETTERS = `${TOPIC}.dead-letters`

/** The share of calls that are not sent before every mishap has happened: a short storm is a storm, too. */
const HELD_BACK = 0.1

const LOOK_MS = 500
const PROGRESS_MS = 5000

/** ms of silence before a connection to Amplitude ends; short, as the destination waits 10 seconds. */
const SILENCE_MS = 4

/**
 * @throws NoJava Where there is no Java or Maven.
 * @throws Where something of the storm itself fails, such as a broker that does not come back.
 */
export async function runStorm(options: StormOptions): Promise<StormReport> {
  const folder = mkdtempSync(join(tmpdir(), 'storm-kafka-'))
  const cluster = await startCluster({ brokers: options.brokers })
  const { faults, seed } = options
  const amplitude = await startAmplitude(planIn(options), { ...faults, seed, silenceMs: SILENCE_MS })
  const { pipeline, ports } = await pipelineFor(options, cluster, amplitude, folder)
  const kafka = new Kafka({
    brokers: cluster.bootstrap,
    logLevel: logLevel.NOTHING,
    retry: { initialRetryTime: 200, maxRetryTime: 2000, retries: 15 }
  })
  const admin = kafka.admin()
  const storm = new Storm(options, { cluster, amplitude, kafka, admin, ports, folder, ...pipeline })
  try {
    for (const process of [...pipeline.collectors, ...pipeline.deliverers]) process.start()
    await admin.connect()
    await Promise.all([...pipeline.collectors, ...pipeline.deliverers].map((process) => process.untilReady()))
    const report = await storm.run()
    if (report.isRight) rmSync(folder, { recursive: true, force: true })
    return report
  } finally {
    await Promise.all([...pipeline.collectors, ...pipeline.deliverers].map((process) => process.kill()))
    await admin.disconnect().catch(() => undefined)
    amplitude.close()
    await cluster.close()
  }
}

const planIn = ({ calls, seed, bad }: StormPlan): StormPlan => ({ calls, seed, bad })

async function pipelineFor(
  { collectors, deliverers, partitions }: StormOptions,
  { bootstrap }: Cluster,
  { url: amplitude }: AmplitudeProcess,
  folder: string
) {
  const common = { bootstrap, topic: TOPIC, group: GROUP, partitions, amplitude, folder }
  const plans = plansOf({ collectors, deliverers, ports: await freePorts(2 * collectors + deliverers), ...common })
  return {
    ports: plans.collectors.map(({ port }) => port),
    pipeline: {
      collectors: plans.collectors.map((plan) => new PipelineProcess(plan)),
      deliverers: plans.deliverers.map((plan) => new PipelineProcess(plan))
    }
  }
}

interface Stage {
  cluster: Cluster
  amplitude: AmplitudeProcess
  kafka: Kafka
  admin: Admin
  collectors: PipelineProcess[]
  deliverers: PipelineProcess[]
  /** Those of the collectors. */
  ports: number[]
  folder: string
}

class Storm {
  private start = 0
  private readonly mishaps: Mishaps
  private readonly load: Load
  private readonly over = new AbortController()
  private readonly inquiry: Inquiry
  private sentAfter = 0

  constructor(private readonly options: StormOptions, private readonly stage: Stage) {
    const { brokers, killEveryMs, senders, batchSize, seed } = options
    this.inquiry = new Inquiry(stage.kafka)
    this.mishaps = new Mishaps({ ...stage, brokers, topic: TOPIC, killEveryMs, chance: chanceOf(seed) })
    this.load = new Load({
      plan: planIn(options),
      ports: stage.ports,
      senders,
      most: batchSize,
      ready: (number) => this.mayBeSent(number),
      signal: this.over.signal
    })
  }

  async run(): Promise<StormReport> {
    this.start = Date.now()
    const memory = watchProcesses(() => this.pids())
    const progress = setInterval(() => void this.tell().catch(() => undefined), PROGRESS_MS)
    try {
      await this.rage()
      const open = await this.untilNothingIsOpen()
      return await this.report(open, memory.peaks)
    } finally {
      this.over.abort()
      clearInterval(progress)
      memory.end()
      await this.inquiry.close()
    }
  }

  /** Until all is sent; whatever was away by then is back. */
  private async rage(): Promise<void> {
    const { killEveryMs } = this.options
    const weather = killEveryMs > 0 ? this.mishaps.start() : new Promise<never>(() => undefined)
    await Promise.race([this.load.run(), weather.then(() => new Promise<never>(() => undefined))])
    this.sentAfter = this.seconds
    if (killEveryMs > 0) await this.mishaps.stop()
  }

  private async mayBeSent(number: number): Promise<void> {
    const { calls, killEveryMs } = this.options
    if (killEveryMs === 0 || number <= calls * (1 - HELD_BACK)) return
    while (!this.mishaps.haveAllHappened && !this.over.signal.aborted) await pause(LOOK_MS)
  }

  /** @returns What is open where nothing has moved for so long that nothing will. */
  private async untilNothingIsOpen(): Promise<Open> {
    let seen = ''
    let movedAt = Date.now()
    let open: Open = { calls: Infinity, retries: Infinity }
    for (;;) {
      // Who leads a partition may change at any moment: then nobody answers, and the next question is put to others.
      open = await this.open().catch(() => open)
      if (open.calls + open.retries === 0) return open
      const now = JSON.stringify([open, await this.stage.amplitude.figures()])
      if (now !== seen) movedAt = Date.now()
      if (Date.now() - movedAt > this.options.patienceMs) return open
      seen = now
      await pause(LOOK_MS)
    }
  }

  private async open(): Promise<Open> {
    return this.inquiry.ask(async (admin) => {
      const [calls, retries] = await Promise.all([openIn(admin, GROUP, TOPIC), openIn(admin, GROUP, RETRIES)])
      return { calls, retries }
    })
  }

  private async report(open: Open, peaks: Map<string, number>): Promise<StormReport> {
    const { amplitude, kafka, collectors, deliverers, folder } = this.stage
    const seconds = this.seconds
    const figures = await amplitude.figures()
    const processes = [...collectors, ...deliverers]
    const ended = await Promise.all(processes.map((process) => process.stop()))
    const fallen = processes.flatMap(({ fell, plan: { name } }, index) => [
      ...(fell > 0 ? [`${name} ended by itself, ${fell} times`] : []),
      ...(ended[index] === undefined ? [] : [`${name} ${ended[index]}`])
    ])
    const letters: Letter[] = []
    await readTopic(kafka, DEAD_LETTERS, (letter) => letters.push(letter as Letter))
    const books = { arrivals: await amplitude.books(), letters: balanceLetters(planIn(this.options), letters) }
    const wrong = [...Object.values(books.arrivals.counts), ...Object.values(books.letters.counts)]
    return {
      seconds,
      sentAfter: this.sentAfter,
      load: this.load.figures,
      figures,
      mishaps: this.mishaps.counts,
      open,
      ...books,
      fallen,
      peaks: [...peaks],
      isRight: fallen.length + open.calls + open.retries === 0 && wrong.every((count) => count === 0),
      folder
    }
  }

  private async tell(): Promise<void> {
    const { onProgress } = this.options
    if (!onProgress) return
    const [open, { events }] = await Promise.all([this.open(), this.stage.amplitude.figures()])
    onProgress({ seconds: this.seconds, sent: this.load.figures.sent, events, open, mishaps: this.mishaps.counts })
  }

  private pids(): Map<string, number | undefined> {
    const { amplitude, collectors, deliverers, cluster } = this.stage
    return new Map([
      ...[...collectors, ...deliverers].map(({ plan, pid }): [string, number | undefined] => [plan.name, pid]),
      ...Array.from({ length: this.options.brokers }, (_, index): [string, number | undefined] => [
        `broker ${index + 1}`,
        cluster.broker(index).pid
      ]),
      ['the sandbox', amplitude.pid],
      ['the storm itself', process.pid]
    ])
  }

  private get seconds(): number {
    return Math.round((Date.now() - this.start) / 100) / 10
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** A process of the pipeline, from its settings to its end. */
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import destination from '../../src'
import type { DeadLetters } from '../deliver/dead-letters'
import { closeOnceAnswered, collectingServer } from './collect-role'
import type { Configuration } from './configuration'
import { Delivery } from './deliver-role'
import { Journal } from './journal'
import { listen } from './listening'
import { Metrics } from './metrics'
import { observers } from './observers'
import type { OpenedLog } from './open-log'
import { openLog } from './open-log'
import { Readiness } from './readiness'
import type { Role } from './settings'
import { statusServer } from './status-server'
import { toldDeadLetters } from './told-dead-letters'

export interface StartOptions extends Configuration {
  role: Role
  logger: Logger
}

/** ms within which requests that are open have to have come whole when the process stops. */
const ANSWERED_WITHIN_MS = 5000

/** A running process. */
export interface Running {
  /** ms within which what is under way is delivered at the end. */
  graceMs: number
  /**
   * Ends it in order: requests that are open are answered, what is under way is delivered, the log is closed.
   * @returns The exit code: 0; 1 where calls are lost, as they were not delivered in time and the log ends with the process.
   */
  stop(): Promise<number>
  /** Notes the error of which the process is about to die. */
  crashed(error: unknown): void
}

/** @throws {Error} with a sentence for people, where it cannot start; nothing is left running then. */
export async function start(options: StartOptions): Promise<Running> {
  const running = new RunningProcess(options)
  try {
    await running.start()
    return running
  } catch (error) {
    await running.abandon()
    throw error
  }
}

class RunningProcess implements Running {
  readonly graceMs: number
  private readonly readiness = new Readiness()
  private readonly metrics = new Metrics()
  private readonly status: FastifyInstance
  private opened: OpenedLog | undefined
  private journal: Journal | undefined
  private collector: FastifyInstance | undefined
  private delivery: Delivery | undefined

  constructor(private readonly options: StartOptions) {
    this.graceMs = options.settings.graceSeconds * 1000
    this.status = statusServer(this.readiness, this.metrics.registry)
  }

  async start(): Promise<void> {
    const { role, settings, logger } = this.options
    this.readiness.set('starting', 'The process starts.')
    logger.info({ port: await listen(this.status, { setting: 'status', ...settings.status }) }, 'status')
    this.opened = await openLog({ settings, role, logger })
    const { log } = this.opened
    this.metrics.watch(log, () => this.delivery?.isHeld ?? false)
    const journal = new Journal(logger, () => log.open)
    this.journal = journal
    if (role !== 'deliver') await this.collect(this.opened, journal)
    if (role !== 'collect') await this.deliver(this.opened, journal)
    this.readiness.set('starting', undefined)
  }

  async stop(): Promise<number> {
    const { settings, logger } = this.options
    this.readiness.set('stopping', 'The process stops.')
    logger.info('stopping')
    if (this.collector) await closeOnceAnswered(this.collector, Math.min(this.graceMs, ANSWERED_WITHIN_MS))
    const open = (await this.delivery?.close(this.graceMs)) ?? []
    const lost = settings.log === 'memory' ? open.length : 0
    if (lost > 0) logger.error({ calls: lost }, 'lost')
    await this.opened?.close()
    this.journal?.close()
    await this.status.close()
    logger.info('stopped')
    return lost > 0 ? 1 : 0
  }

  crashed(error: unknown): void {
    this.options.logger.fatal({ reason: error instanceof Error ? error.stack : String(error) }, 'crashed')
  }

  /** Closes what is open of a process that could not start. */
  async abandon(): Promise<void> {
    await this.collector?.close()
    await this.opened?.close()
    await this.status.close()
  }

  private async collect({ log }: OpenedLog, journal: Journal): Promise<void> {
    const { settings, logger } = this.options
    const { metrics, readiness } = this
    this.collector = await collectingServer({
      settings: settings.collect,
      log,
      destinationName: destination.name,
      observer: observers([metrics.observer, journal.observer]),
      answered: (request) => [metrics, journal, readiness].forEach((told) => told.answered(request))
    })
    logger.info({ port: await listen(this.collector, { setting: 'collect', ...settings.collect }) }, 'collecting')
  }

  private async deliver({ log, deadLetters }: OpenedLog, journal: Journal): Promise<void> {
    const { metrics, readiness } = this
    this.delivery = new Delivery({
      ...this.options,
      log,
      deadLetters: this.told(deadLetters, journal),
      observer: observers([metrics.observer, journal.observer]),
      metrics,
      readiness
    })
    await this.delivery.start()
  }

  private told(deadLetters: DeadLetters, journal: Journal): DeadLetters {
    return toldDeadLetters(
      deadLetters,
      (letter) => [this.metrics, journal].forEach((told) => told.died(letter)),
      (error) => journal.failed('dead letters cannot be kept', error)
    )
  }
}

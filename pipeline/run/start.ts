/** A process of the pipeline, from its settings to its end. */
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import destination from '../../src'
import type { Configuration } from './configuration'
import { collectingServer } from './collect-role'
import { Delivery } from './deliver-role'
import { Journal } from './journal'
import { listen } from './listening'
import { Metrics } from './metrics'
import { observers } from './observers'
import { openLog } from './open-log'
import { Readiness } from './readiness'
import type { Role } from './settings'
import { statusServer } from './status-server'
import { toldDeadLetters } from './told-dead-letters'

export interface StartOptions extends Configuration {
  role: Role
  logger: Logger
}

/** A running process. */
export interface Running {
  /** ms within which what is under way is delivered at the end. */
  graceMs: number
  /**
   * Ends it in order: requests that are open are answered, what is under way is delivered, the log is closed.
   * @returns The exit code: 0; 1 where calls are lost, as they were not delivered in time and the log ends with the process.
   */
  stop(): Promise<number>
}

/** @throws {Error} with a sentence for people, where it cannot start; nothing is left running then. */
export async function start({ role, settings, subscriptions, logger }: StartOptions): Promise<Running> {
  const readiness = new Readiness()
  const metrics = new Metrics()
  const opening: (() => Promise<unknown>)[] = []
  const undo = async () => {
    for (const close of opening.reverse()) await close()
  }
  try {
    readiness.set('starting', 'The process starts.')
    const status = statusServer(readiness, metrics.registry)
    opening.push(() => status.close())
    logger.info({ port: await listen(status, { setting: 'status', ...settings.status }) }, 'status')

    const opened = await openLog({ settings, role, logger })
    opening.push(() => opened.close())
    const { log } = opened
    const journal = new Journal(logger, () => log.open)
    const observer = observers([metrics.observer, journal.observer])
    const deadLetters = toldDeadLetters(
      opened.deadLetters,
      (letter) => [metrics, journal].forEach((told) => told.died(letter)),
      (error) => journal.failed('dead letters cannot be kept', error)
    )

    let collector: FastifyInstance | undefined
    if (role !== 'deliver') {
      collector = await collectingServer({
        settings: settings.collect,
        log,
        destinationName: destination.name,
        observer,
        answered: (request) => [metrics, journal, readiness].forEach((told) => told.answered(request))
      })
      opening.push(() => collector!.close())
      logger.info({ port: await listen(collector, { setting: 'collect', ...settings.collect }) }, 'collecting')
    }
    let delivery: Delivery | undefined
    if (role !== 'collect') {
      delivery = new Delivery({ settings, subscriptions, log, deadLetters, observer, metrics, readiness, logger })
      await delivery.start()
    }
    metrics.watch(log, () => delivery?.isHeld ?? false)
    readiness.set('starting', undefined)
    return {
      graceMs: settings.graceSeconds * 1000,
      stop: async () => {
        readiness.set('stopping', 'The process stops.')
        logger.info('stopping')
        await collector?.close()
        const open = (await delivery?.close(settings.graceSeconds * 1000)) ?? []
        const lost = settings.log === 'memory' ? open.length : 0
        if (lost > 0) logger.error({ calls: lost }, 'lost')
        await opened.close()
        await status.close()
        journal.close()
        logger.info('stopped')
        return lost > 0 ? 1 : 0
      }
    }
  } catch (error) {
    await undo()
    throw error
  }
}

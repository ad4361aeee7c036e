/** A process of the pipeline, from its settings to its end. */
import type { AddressInfo } from 'net'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { Registry } from 'prom-client'
import destination from '../../src'
import { DeadLetterList } from '../deliver/dead-letters'
import type { Deliverer } from '../deliver/deliverer'
import type { Subscription } from '../deliver/subscription'
import { collectingServer } from './collect-role'
import { startDelivering } from './deliver-role'
import { openLog } from './open-log'
import { Readiness } from './readiness'
import type { PipelineSettings, Role } from './settings'
import { statusServer } from './status-server'

export interface StartOptions {
  role: Role
  settings: PipelineSettings
  subscriptions: readonly Subscription[]
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

export async function start({ role, settings, subscriptions, logger }: StartOptions): Promise<Running> {
  const readiness = new Readiness()
  const log = await openLog(settings, role)
  const status = statusServer(readiness, new Registry())
  logger.info({ port: await listen(status, settings.status) }, 'status')

  let deliverer: Deliverer | undefined
  if (role !== 'collect') {
    deliverer = startDelivering({ settings, subscriptions, log, deadLetters: new DeadLetterList(), observer: {} })
    logger.info({ subscriptions: subscriptions.map(({ name }) => name) }, 'delivering')
  }
  let collector: FastifyInstance | undefined
  if (role !== 'deliver') {
    collector = await collectingServer({
      settings: settings.collect,
      log,
      destinationName: destination.name,
      observer: {},
      answered: () => undefined
    })
    logger.info({ port: await listen(collector, settings.collect) }, 'collecting')
  }

  const graceMs = settings.graceSeconds * 1000
  return {
    graceMs,
    async stop() {
      readiness.set('stopping', 'The process stops.')
      await collector?.close()
      const open = (await deliverer?.close(graceMs)) ?? []
      await log.close()
      await status.close()
      return settings.log === 'memory' && open.length > 0 ? 1 : 0
    }
  }
}

async function listen(server: FastifyInstance, { host, port }: { host: string; port: number }): Promise<number> {
  await server.listen({ host, port })
  return (server.server.address() as AddressInfo).port
}

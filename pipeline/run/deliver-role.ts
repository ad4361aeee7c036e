/** The part of a process that delivers calls. */
import type { Agent } from 'https'
import type { Logger } from 'pino'
import destination from '../../src'
import type { Settings } from '../../src/generated-types'
import type { DeadLetters } from '../deliver/dead-letters'
import type { Deliverer, OpenCall } from '../deliver/deliverer'
import { startDeliverer } from '../deliver/deliverer'
import { reroutingAgent } from '../deliver/reroute'
import type { Subscription } from '../deliver/subscription'
import type { Log } from '../log/log'
import type { Observer } from '../observer'
import { KeyGate } from './key-gate'
import type { Metrics } from './metrics'
import type { Readiness } from './readiness'
import type { PipelineSettings } from './settings'

export interface DeliveryOptions {
  settings: PipelineSettings
  subscriptions: readonly Subscription[]
  log: Log
  deadLetters: DeadLetters
  observer: Observer
  metrics: Metrics
  readiness: Readiness
  logger: Logger
}

export class Delivery {
  private readonly agent: Agent | undefined
  private readonly gate: KeyGate
  private deliverer: Deliverer | undefined

  constructor(private readonly options: DeliveryOptions) {
    const { settings, readiness, logger } = options
    this.agent = agentFor(settings.amplitude)
    this.gate = new KeyGate({ settings: settings.settings, agent: this.agent, readiness, logger })
  }

  /** Whether nothing is delivered for now, as Amplitude refuses the keys. */
  get isHeld(): boolean {
    return this.gate.isHeld
  }

  /** Tests the keys, and starts to deliver. Resolves once it has begun. */
  async start(): Promise<void> {
    const { settings, subscriptions, log, deadLetters, observer, metrics, logger } = this.options
    await this.gate.test()
    this.deliverer = startDeliverer<Settings>({
      log,
      definition: destination,
      subscriptions: () => subscriptions,
      settings: () => settings.settings,
      agent: this.agent,
      deadLetters,
      observer,
      around: (runner) => this.gate.around(metrics.around(runner))
    })
    logger.info({ subscriptions: subscriptions.map(({ name }) => name) }, 'delivering')
  }

  /** @returns What was not delivered within the grace; nothing more is while the keys are refused. */
  async close(graceMs: number): Promise<OpenCall[]> {
    const open = await this.deliverer?.close(this.isHeld ? 0 : graceMs)
    this.gate.close()
    return open ?? []
  }
}

/** @param amplitude The address of a stand-in, if there is one. */
export function agentFor(amplitude: string | undefined): Agent | undefined {
  if (amplitude === undefined) return undefined
  const { hostname, port } = new URL(amplitude)
  const address = { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 80) }
  return reroutingAgent(() => address)
}

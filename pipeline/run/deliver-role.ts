/** The part of a process that delivers calls. */
import type { Agent } from 'https'
import destination from '../../src'
import type { Settings } from '../../src/generated-types'
import type { DeadLetters } from '../deliver/dead-letters'
import type { Deliverer } from '../deliver/deliverer'
import { startDeliverer } from '../deliver/deliverer'
import { reroutingAgent } from '../deliver/reroute'
import type { Subscription } from '../deliver/subscription'
import type { Log } from '../log/log'
import type { Observer } from '../observer'
import type { PipelineSettings } from './settings'

export interface DeliverRoleOptions {
  settings: PipelineSettings
  subscriptions: readonly Subscription[]
  log: Log
  deadLetters: DeadLetters
  observer: Observer
}

export function startDelivering(options: DeliverRoleOptions): Deliverer {
  const { settings, subscriptions, log, deadLetters, observer } = options
  return startDeliverer<Settings>({
    log,
    definition: destination,
    subscriptions: () => subscriptions,
    settings: () => settings.settings,
    agent: agentFor(settings.amplitude),
    deadLetters,
    observer
  })
}

/** @param amplitude The address of a stand-in, if there is one. */
export function agentFor(amplitude: string | undefined): Agent | undefined {
  if (amplitude === undefined) return undefined
  const { hostname: host, port } = new URL(amplitude)
  const address = { host: host.replace(/^\[|\]$/g, ''), port: Number(port || 80) }
  return reroutingAgent(() => address)
}

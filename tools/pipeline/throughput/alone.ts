/** What the destination does alone: batches of calls in a loop, without a log or a collector. */
import { fork } from 'child_process'
import { presetsOf } from '../../../pipeline/subscriptions/preset-subscriptions'
import destination from '../../../src'
import type { Settings } from '../../../src/generated-types'
import { reroutingAgent } from '../../../pipeline/deliver/reroute'
import { destinationRunner } from '../../../pipeline/deliver/runner'
import { takers } from '../../../pipeline/deliver/triggers'
import type { Subscription } from '../../../pipeline/deliver/subscription'
import type { Call } from '../../../pipeline/call'
import type { StormPlan } from '../../kafka/storm/calls'
import { callOf } from '../../kafka/storm/calls'

/** What the process is told. */
interface Task {
  plan: StormPlan
  /** The port of the stand-in for Amplitude. */
  port: number
}

const BATCH = 1000

/**
 * Runs the loop in a process of its own.
 * @returns The seconds that it took, the making of the calls not counted.
 */
export function measureAlone(task: Task): Promise<number> {
  const child = fork(__filename, { execArgv: ['--import', 'tsx'] })
  return new Promise((resolve, reject) => {
    child.once('message', (seconds: number) => resolve(seconds))
    child.once('exit', (code) => reject(new Error(`The loop ended with ${String(code)}.`)))
    child.send(task)
  })
}

async function loop({ plan, port }: Task): Promise<number> {
  const settings: Settings = { apiKey: 'storm-key', secretKey: 'storm-secret', endpoint: 'north_america' }
  const agent = reroutingAgent(() => ({ host: '127.0.0.1', port }))
  const runner = destinationRunner<Settings>({ definition: destination, settings: () => settings, agent })
  const subscriptions = presetsOf(destination)
  let seconds = 0
  for (let first = 1; first <= plan.calls; first += BATCH) {
    const calls = Array.from({ length: Math.min(BATCH, plan.calls - first + 1) }, (_, index) => {
      const at = new Date().toISOString()
      return { ...callOf(plan, first + index), receivedAt: at } as unknown as Call
    })
    const begun = performance.now()
    for (const [subscription, those] of bySubscription(subscriptions, calls)) await runner.run(subscription, those)
    seconds += (performance.now() - begun) / 1000
  }
  return seconds
}

function bySubscription(subscriptions: readonly Subscription[], calls: readonly Call[]): Map<Subscription, Call[]> {
  const groups = new Map<Subscription, Call[]>()
  for (const call of calls) {
    for (const subscription of takers(subscriptions, call)) {
      const group = groups.get(subscription)
      if (group) group.push(call)
      else groups.set(subscription, [call])
    }
  }
  return groups
}

process.once('message', (task: Task) => {
  loop(task).then(
    (seconds) => process.send?.(seconds, () => process.exit(0)),
    () => process.exit(1)
  )
})

/**
 * `npm run throughput`: how many calls a second the pipeline collects and delivers on this machine, with the embedded log and with
 * Kafka and one, two and three deliverers, beside the destination alone. All in one run, the parts one after the other.
 */
import { mkdtempSync, rmSync } from 'fs'
import { cpus, tmpdir } from 'os'
import { join } from 'path'
import { Command } from 'commander'
import { runCommand } from '../../command/run-command'
import { numberFromOne } from '../../command/whole-number'
import { startCluster } from '../../kafka/cluster'
import { freePorts } from '../../kafka/free-ports'
import type { AmplitudeProcess } from '../../kafka/storm/amplitude-process'
import { startAmplitude } from '../../kafka/storm/amplitude-process'
import type { StormPlan } from '../../kafka/storm/calls'
import { outlineOf } from '../../kafka/storm/calls'
import { Load } from '../../kafka/storm/load'
import { PipelineProcess } from '../../kafka/storm/pipeline-process'
import { plansOf } from '../../kafka/storm/pipeline-plans'
import { embeddedProcess } from '../embedded-process'
import { measureAlone } from './alone'

/** Calls a second. */
interface Rates {
  collected?: number
  delivered: number
}

const SENDERS = 8
const CALLS_A_REQUEST = 100
const PARTITIONS = 12
const LOOK_MS = 50
/** ms without progress after which a part is given up. */
const PATIENCE_MS = 120_000

async function measure(calls: number): Promise<void> {
  const plan: StormPlan = { calls, seed: 1, bad: 0 }
  say(`${calls} calls, ${cpus().length} processors for all processes together`)
  const alone = await withAmplitude(plan, async ({ url }) => ({
    delivered: calls / (await measureAlone({ plan, port: Number(new URL(url).port) }))
  }))
  tell('the destination alone, in a loop', alone, alone)
  tell('embedded log', await embedded(plan), alone)
  for (const deliverers of [1, 2, 3]) {
    tell(`Kafka, deliverers: ${deliverers}`, await withKafka(plan, deliverers), alone)
  }
}

/** First all calls are collected, then delivered, each by a process that does nothing else. */
function embedded(plan: StormPlan): Promise<Rates> {
  return withAmplitude(plan, (amplitude) =>
    inFolder(async (folder) => {
      const common = { folder, amplitude: amplitude.url }
      const collector = await embeddedProcess({ role: 'collect', ...common })
      const collected = await collect(plan, [collector.process], [collector.port])
      await collector.process.stop()
      const { process: deliverer } = await embeddedProcess({ role: 'deliver', ...common })
      return { collected, delivered: await deliver(plan, [deliverer], amplitude) }
    })
  )
}

function withKafka(plan: StormPlan, deliverers: number): Promise<Rates> {
  return withAmplitude(plan, (amplitude) =>
    inFolder(async (folder) => {
      const cluster = await startCluster({ brokers: 3 })
      try {
        const { bootstrap } = cluster
        const common = { bootstrap, topic: 'calls', group: 'throughput', partitions: PARTITIONS, folder }
        const ports = await freePorts(2 + deliverers)
        const plans = plansOf({ collectors: 1, deliverers, ports, amplitude: amplitude.url, ...common })
        const collectors = plans.collectors.map((one) => new PipelineProcess(one))
        const collected = await collect(
          plan,
          collectors,
          plans.collectors.map(({ port }) => port)
        )
        for (const collector of collectors) await collector.stop()
        const processes = plans.deliverers.map((one) => new PipelineProcess(one))
        return { collected, delivered: await deliver(plan, processes, amplitude) }
      } finally {
        await cluster.close()
      }
    })
  )
}

/** @returns Calls a second that are answered with 200. */
async function collect(plan: StormPlan, collectors: PipelineProcess[], ports: number[]): Promise<number> {
  const { signal } = new AbortController()
  const ready = () => Promise.resolve()
  const load = new Load({ plan, ports, senders: SENDERS, most: CALLS_A_REQUEST, ready, signal })
  for (const collector of collectors) collector.start()
  for (const collector of collectors) await collector.untilReady()
  const begun = Date.now()
  await load.run()
  return (plan.calls * 1000) / (Date.now() - begun)
}

/** @returns Calls a second, from the first event in Amplitude to the last: starting, and forming a group, is not counted. */
async function deliver(plan: StormPlan, deliverers: PipelineProcess[], amplitude: AmplitudeProcess): Promise<number> {
  const expected = eventsOf(plan)
  for (const deliverer of deliverers) deliverer.start()
  try {
    let first: { at: number; events: number } | undefined
    let seen = { at: Date.now(), events: 0 }
    while (seen.events < expected) {
      await pause(LOOK_MS)
      const { events } = await amplitude.figures()
      if (!first && events > 0) first = { at: Date.now(), events }
      if (events > seen.events) seen = { at: Date.now(), events }
      if (Date.now() - seen.at > PATIENCE_MS) throw new Error(`Only ${events} of ${expected} events came.`)
    }
    const { at = 0, events = 0 } = first ?? {}
    return ((expected - events) / expected) * plan.calls * (1000 / Math.max(1, seen.at - at))
  } finally {
    for (const deliverer of deliverers) await deliverer.kill()
  }
}

function eventsOf(plan: StormPlan): number {
  let events = 0
  for (let number = 1; number <= plan.calls; number++) events += outlineOf(plan, number).parts
  return events
}

async function withAmplitude<T>(plan: StormPlan, task: (amplitude: AmplitudeProcess) => Promise<T>): Promise<T> {
  const amplitude = await startAmplitude(plan, {})
  try {
    return await task(amplitude)
  } finally {
    amplitude.close()
  }
}

async function inFolder<T>(task: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'throughput-'))
  try {
    return await task(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function tell(what: string, { collected, delivered }: Rates, alone: Rates): void {
  const words = [
    `${Math.round(delivered)} calls a second delivered`,
    `${(delivered / alone.delivered).toFixed(2)} of the destination alone`,
    ...(collected === undefined ? [] : [`${Math.round(collected)} calls a second collected`])
  ]
  say(`${what}: ${words.join(', ')}`)
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const command = new Command('throughput')
  .description(
    'Measures how many calls a second the pipeline collects and delivers on this machine. Needs Java 17 and Maven.'
  )
  .option('--calls <n>', 'calls that go through each part', numberFromOne, 100_000)
  .action(({ calls }: { calls: number }) => measure(calls))

void runCommand(command)

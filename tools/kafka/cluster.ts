/** Brokers of Apache Kafka on this machine, for tests and trials. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs'
import { tmpdir } from 'os'
import { join } from 'path'
import { Kafka, logLevel } from 'kafkajs'
import { BrokerProcess } from './broker'
import type { BrokerPorts } from './broker-properties'
import { brokerProperties, HOST } from './broker-properties'
import { freePorts } from './free-ports'
import { kafkaClassPath } from './kafka-jars'

/** ms until brokers that were started have to answer. */
const STARTING_MS = 90_000
const LOOK_MS = 100

/** A broker of a cluster. */
export interface Broker {
  /** Where it listens, as `host:port`. */
  readonly address: string
  /** Its process id; undefined where it does not run. */
  readonly pid: number | undefined
  /** Ends it in order: it hands its partitions over first. */
  stop(): Promise<void>
  /** Ends it as a power cut does. */
  kill(): Promise<void>
  /** Starts it again with the data that it had. Resolves once the cluster counts it in. */
  start(): Promise<void>
}

export interface Cluster {
  /** Where the brokers listen, as `host:port`. */
  readonly bootstrap: string[]
  /** @param index From 0. */
  broker(index: number): Broker
  /** Ends all brokers, and takes their data away. */
  close(): Promise<void>
}

/**
 * Starts brokers on free ports of this machine, in a folder of their own for temporary files. They end with this process, however
 * it ends.
 * @returns Once all of them answer.
 * @throws NoJava Where Java or Maven is missing.
 * @throws What a broker wrote, where they do not answer in time.
 */
export async function startCluster({ brokers = 3 }: { brokers?: number } = {}): Promise<Cluster> {
  const classPath = await kafkaClassPath()
  const ports = await portsFor(brokers)
  const root = mkdtempSync(join(tmpdir(), 'kafka-'))
  const processes = ports.map((_ports, index) => {
    const folder = join(root, `broker-${index + 1}`)
    mkdirSync(folder)
    writeFileSync(join(folder, 'server.properties'), brokerProperties(index, ports, join(folder, 'data')))
    return new BrokerProcess({ classPath, folder })
  })
  const close = async () => {
    await Promise.all(processes.map((broker) => broker.kill()))
    rmSync(root, { recursive: true, force: true })
  }
  const addresses = ports.map(({ client }) => `${HOST}:${client}`)
  try {
    await Promise.all(processes.map((broker) => broker.format()))
    for (const broker of processes) broker.start()
    await untilCounted(addresses, processes, brokers)
  } catch (error) {
    await close()
    throw error
  }
  return {
    bootstrap: addresses,
    broker: (index) => brokerOf(index, addresses, processes),
    close
  }
}

function brokerOf(index: number, addresses: string[], processes: BrokerProcess[]): Broker {
  const broker = processes[index]
  return {
    address: addresses[index],
    get pid() {
      return broker.pid
    },
    stop: () => broker.stop(),
    kill: () => broker.kill(),
    start: async () => {
      broker.start()
      const running = processes.filter(({ pid }) => pid !== undefined).length
      await untilCounted([addresses[index]], processes, running)
    }
  }
}

async function portsFor(brokers: number): Promise<BrokerPorts[]> {
  const ports = await freePorts(2 * brokers)
  return Array.from({ length: brokers }, (_, index) => ({
    client: ports[2 * index],
    controller: ports[2 * index + 1]
  }))
}

/** Waits until the brokers say that they are so many. */
async function untilCounted(addresses: string[], processes: readonly BrokerProcess[], many: number): Promise<void> {
  const kafka = new Kafka({ brokers: addresses, logLevel: logLevel.NOTHING, retry: { retries: 0 } })
  for (const end = Date.now() + STARTING_MS; Date.now() < end; await pause(LOOK_MS)) {
    const admin = kafka.admin()
    try {
      await admin.connect()
      const { brokers, controller } = await admin.describeCluster()
      if (brokers.length >= many && controller !== null) return
    } catch {
      // Not yet.
    } finally {
      await admin.disconnect()
    }
    const ended = processes.filter(({ pid }) => pid === undefined)
    if (ended.length > processes.length - many) break
  }
  const words = processes.map((broker, index) => `Broker ${index + 1}:\n${broker.lastWords()}`)
  throw new Error(['Kafka does not answer. What its brokers wrote last:', ...words].join('\n'))
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

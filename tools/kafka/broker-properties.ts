/** The settings of brokers that stand together on one machine. Source: Apache Kafka 3.9, "Broker Configs". */

/** Where a broker listens: to clients, and to the other controllers. */
export interface BrokerPorts {
  client: number
  controller: number
}

/** A name for the cluster: 16 bytes in URL-safe base64, as `kafka-storage random-uuid` gives. */
export const CLUSTER_ID = 'YW1wbGl0dWRlLXBpcGU0NQ'

export const HOST = '127.0.0.1'

/**
 * A broker that is a controller too (KRaft's combined mode), with a copy of everything on up to three brokers, of which two have
 * to confirm. What is lost when a broker dies is noticed within seconds, as tests wait for it.
 * @param index Of the broker, from 0.
 * @param all The ports of all brokers.
 * @param folder Where it keeps its data.
 * @returns The text of its `server.properties`.
 */
export function brokerProperties(index: number, all: readonly BrokerPorts[], folder: string): string {
  const { client, controller } = all[index]
  const copies = Math.min(3, all.length)
  const properties = {
    'process.roles': 'broker,controller',
    'node.id': index + 1,
    'controller.quorum.voters': all.map((ports, other) => `${other + 1}@${HOST}:${ports.controller}`).join(','),
    listeners: `PLAINTEXT://${HOST}:${client},CONTROLLER://${HOST}:${controller}`,
    'advertised.listeners': `PLAINTEXT://${HOST}:${client}`,
    'controller.listener.names': 'CONTROLLER',
    'inter.broker.listener.name': 'PLAINTEXT',
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'log.dirs': folder,

    'default.replication.factor': copies,
    'min.insync.replicas': Math.min(2, copies),
    'offsets.topic.replication.factor': copies,
    'offsets.topic.num.partitions': 6,
    'transaction.state.log.replication.factor': copies,
    'transaction.state.log.min.isr': Math.min(2, copies),
    'transaction.state.log.num.partitions': 6,
    'auto.create.topics.enable': false,

    'controller.quorum.election.timeout.ms': 500,
    'controller.quorum.election.backoff.max.ms': 500,
    'controller.quorum.fetch.timeout.ms': 1000,
    'broker.heartbeat.interval.ms': 500,
    'broker.session.timeout.ms': 3000,
    'replica.lag.time.max.ms': 5000,
    'group.initial.rebalance.delay.ms': 0,
    'group.min.session.timeout.ms': 1000,

    'num.network.threads': 2,
    'num.io.threads': 4,
    'log.cleaner.dedupe.buffer.size': 16 * 1024 * 1024,
    'log.segment.bytes': 64 * 1024 * 1024
  }
  return Object.entries(properties)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('')
}

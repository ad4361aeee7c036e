import { Kafka, logLevel } from 'kafkajs'
import { openKafkaLog } from '../../../pipeline/log/kafka/kafka-log'
import type { Log, LogRecord } from '../../../pipeline/log/log'
import type { Cluster } from '../cluster'
import { startCluster } from '../cluster'
import { readTopic } from '../storm/read-topic'

const TOPIC = 'calls'
const BATCH = 60
const TEST_MS = 240_000

let cluster: Cluster
let log: Log

beforeAll(async () => {
  cluster = await startCluster({ brokers: 3 })
  const opened = await openKafkaLog({
    brokers: cluster.bootstrap,
    topic: TOPIC,
    group: 'nobody',
    partitions: 12,
    replication: 3,
    isReader: false
  })
  log = opened.log
}, TEST_MS)

afterAll(async () => {
  await log.close()
  await cluster.close()
})

const recordOf = (messageId: string): LogRecord => {
  const now = new Date().toISOString()
  const call = {
    type: 'track' as const,
    event: 'Kept',
    messageId,
    userId: `user-${messageId}`,
    timestamp: now,
    receivedAt: now
  }
  return { call, tries: 0, since: Date.now() }
}

/** Appends to all partitions at once until it is told to stop. @returns The ids of what was acknowledged. */
async function appendUntil(isOver: () => boolean): Promise<string[]> {
  const acknowledged: string[] = []
  for (let batch = 0; !isOver(); batch++) {
    const ids = Array.from({ length: BATCH }, (_, index) => `${batch}/${index}`)
    await log.append(ids.map(recordOf)).then(
      () => acknowledged.push(...ids),
      // Not acknowledged: whoever sent it sends it again.
      () => undefined
    )
  }
  return acknowledged
}

it(
  'holds every call that was acknowledged, though the brokers that lead its partition are killed and stopped in turn',
  async () => {
    let isOver = false
    const appending = appendUntil(() => isOver)
    for (const index of [0, 1, 2]) {
      await cluster.broker(index)[index === 1 ? 'stop' : 'kill']()
      await cluster.broker(index).start()
    }
    isOver = true
    const acknowledged = await appending

    const held = new Set<string>()
    const kafka = new Kafka({
      brokers: cluster.bootstrap,
      logLevel: logLevel.NOTHING,
      retry: { maxRetryTime: 1000, retries: 60 }
    })
    await readTopic(kafka, TOPIC, (value) => held.add((value as LogRecord).call.messageId))
    expect(acknowledged.length).toBeGreaterThan(BATCH)
    expect(acknowledged.filter((id) => !held.has(id))).toEqual([])
  },
  TEST_MS
)

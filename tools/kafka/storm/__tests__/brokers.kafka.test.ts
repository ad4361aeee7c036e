import type { Admin, Kafka, Producer } from 'kafkajs'
import { logLevel, Kafka as KafkaClient } from 'kafkajs'
import { chanceOf } from '../../../storm/chance'
import { brokersForTests } from '../../brokers-for-tests'
import { openIn } from '../offsets'
import { readTopic } from '../read-topic'
import { reassignPartition } from '../reassign-partition'

let kafka: Kafka
let admin: Admin
let producer: Producer
let topics = 0

beforeAll(async () => {
  kafka = new KafkaClient({
    brokers: brokersForTests(),
    logLevel: logLevel.NOTHING,
    retry: { retries: 30, maxRetryTime: 1000 }
  })
  admin = kafka.admin()
  producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1 })
  await Promise.all([admin.connect(), producer.connect()])
})

afterAll(() => Promise.all([admin.disconnect(), producer.disconnect()]))

async function newTopic(numPartitions: number): Promise<string> {
  const topic = `storm-test-${process.pid}-${++topics}`
  await admin.createTopics({ topics: [{ topic, numPartitions, replicationFactor: 3 }], waitForLeaders: false })
  // A broker that has not heard of it yet says that there is none, and the client takes its word.
  for (const end = Date.now() + 20_000; Date.now() < end; ) {
    const known = await admin.fetchTopicOffsets(topic).catch(() => [])
    if (known.length === numPartitions) return topic
  }
  throw new Error(`There is no topic ${topic}.`)
}

async function send(topic: string, partition: number, values: unknown[]): Promise<void> {
  const messages = values.map((value) => ({ partition, value: JSON.stringify(value) }))
  await producer.send({ topic, acks: -1, messages })
}

it('reads a topic to its end, over all partitions, and an empty one', async () => {
  const topic = await newTopic(3)
  const read: unknown[] = []
  await readTopic(kafka, topic, (value) => read.push(value))
  expect(read).toEqual([])
  await send(topic, 0, [1, 2])
  await send(topic, 2, [3])
  await readTopic(kafka, topic, (value) => read.push(value))
  expect(read.sort()).toEqual([1, 2, 3])
})

it('does not read on where something is no JSON', async () => {
  const topic = await newTopic(1)
  await producer.send({ topic, messages: [{ value: 'no JSON' }] })
  await expect(readTopic(kafka, topic, () => undefined)).rejects.toThrow(/JSON/)
})

it('counts what a group has not confirmed', async () => {
  const topic = await newTopic(2)
  const group = `${topic}-group`
  expect(await openIn(admin, group, topic)).toBe(0)
  await send(topic, 0, [1, 2, 3])
  await send(topic, 1, [4])
  expect(await openIn(admin, group, topic)).toBe(4)
  await admin.setOffsets({ groupId: group, topic, partitions: [{ partition: 0, offset: '2' }] })
  expect(await openIn(admin, group, topic)).toBe(2)
  await admin.setOffsets({
    groupId: group,
    topic,
    partitions: [
      { partition: 0, offset: '3' },
      { partition: 1, offset: '1' }
    ]
  })
  expect(await openIn(admin, group, topic)).toBe(0)
})

it('moves a partition, with what it holds', async () => {
  const topic = await newTopic(1)
  await send(topic, 0, ['kept'])
  const before = await partitionOf(topic)
  const { replicas } = await reassignPartition(admin, topic, chanceOf(1))
  const after = await partitionOf(topic)
  expect(after.replicas).toEqual(replicas)
  expect(after.replicas).not.toEqual(before.replicas)
  expect([...after.replicas].sort()).toEqual([...before.replicas].sort())
  const read: unknown[] = []
  await readTopic(kafka, topic, (value) => read.push(value))
  expect(read).toEqual(['kept'])
})

async function partitionOf(topic: string) {
  const [{ partitions }] = (await admin.fetchTopicMetadata({ topics: [topic] })).topics
  return partitions[0]
}

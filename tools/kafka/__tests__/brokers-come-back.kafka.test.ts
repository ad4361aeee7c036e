import { Kafka, logLevel } from 'kafkajs'
import { makeTopics } from '../../../pipeline/log/kafka/topics'
import type { Cluster } from '../cluster'
import { startCluster } from '../cluster'

const STARTING_MS = 120_000

let cluster: Cluster
let kafka: Kafka

beforeAll(async () => {
  cluster = await startCluster({ brokers: 3 })
  kafka = new Kafka({
    brokers: cluster.bootstrap,
    logLevel: logLevel.NOTHING,
    retry: { initialRetryTime: 100, maxRetryTime: 1000, retries: 90 }
  })
  const admin = kafka.admin()
  await admin.connect()
  await makeTopics(admin, { topic: 'kept', partitions: 1, replication: 3 })
  await admin.disconnect()
}, STARTING_MS)

afterAll(() => cluster.close())

it(
  'keeps what it confirmed while one of three brokers after the other is killed and started again',
  async () => {
    const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1 })
    await producer.connect()
    const sent: string[] = []
    for (const index of [0, 1, 2]) {
      await cluster.broker(index).kill()
      expect(cluster.broker(index).pid).toBeUndefined()
      for (let number = 0; number < 20; number++) {
        const value = `${index}/${number}`
        await producer.send({ topic: 'kept', acks: -1, messages: [{ value }] })
        sent.push(value)
      }
      await cluster.broker(index).start()
    }
    await producer.disconnect()
    expect(await everythingIn('kept', sent.length)).toEqual(sent)
  },
  STARTING_MS
)

it(
  'stops and starts a broker twice without harm',
  async () => {
    await cluster.broker(1).stop()
    await cluster.broker(1).stop()
    await cluster.broker(1).start()
    await cluster.broker(1).start()
    expect(cluster.broker(1).pid).toEqual(expect.any(Number))
  },
  STARTING_MS
)

async function everythingIn(topic: string, many: number): Promise<string[]> {
  const consumer = kafka.consumer({ groupId: 'reader', sessionTimeout: 6000 })
  await consumer.connect()
  await consumer.subscribe({ topic, fromBeginning: true })
  const values: string[] = []
  await new Promise<void>((resolve, reject) => {
    consumer
      .run({
        eachMessage: ({ message }) => {
          values.push(String(message.value))
          if (values.length === many) resolve()
          return Promise.resolve()
        }
      })
      .catch(reject)
  })
  await consumer.disconnect()
  return values
}

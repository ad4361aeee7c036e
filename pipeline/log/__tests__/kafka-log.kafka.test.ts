import { Kafka, logLevel } from 'kafkajs'
import { openKafkaLog } from '../kafka/kafka-log'
import type { KafkaLogOptions } from '../kafka/kafka-log'
import type { Log, Taken } from '../log'
import { describeLog, recordNumber } from './log-contract'

const brokers = (process.env.KAFKA_BROKERS ?? '').split(',')
const PATIENCE_MS = 30_000

let topics = 0
let opened: Log[] = []
const newTopic = () => `calls-${process.pid}-${(topics += 1)}`

async function open(topic: string, changes: Partial<KafkaLogOptions> = {}): Promise<Log> {
  const { log } = await openKafkaLog({
    brokers,
    topic,
    group: 'deliverers',
    partitions: 4,
    replication: 3,
    isReader: true,
    ...changes
  })
  opened.push(log)
  return log
}

afterEach(async () => {
  await Promise.all(opened.map((log) => log.close()))
  opened = []
})

const idsIn = (taken: Taken[]) => taken.map(({ record }) => record.call.messageId)

async function next(log: Log, count: number): Promise<Taken[]> {
  const taken: Taken[] = []
  for (const end = Date.now() + PATIENCE_MS; taken.length < count && Date.now() < end; ) {
    taken.push(...(await log.read(count - taken.length, 1000)))
  }
  return taken
}

const ofUsers = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => recordNumber(from + index, `user-${(from + index) % 20}`))

describeLog('A log in Kafka', () => open(newTopic()), { isBounded: false })

it('What was read and not committed comes again to the next process, and what was committed does not', async () => {
  const topic = newTopic()
  const first = await open(topic)
  await first.append(ofUsers(100))
  const taken = await next(first, 100)
  await first.commit(taken.slice(0, 60))
  await first.close()
  const second = await open(topic)
  const rest = new Set(idsIn(taken.slice(60)))
  const again = new Set<string>()
  while (![...rest].every((id) => again.has(id))) for (const id of idsIn(await next(second, 1))) again.add(id)
  expect(again.size).toBeLessThan(100)
})

it('What was put off holds back its user in the next process, too', async () => {
  const topic = newTopic()
  const first = await open(topic)
  await first.append([1, 2, 3].map((number) => recordNumber(number)))
  const [one, two, three] = await next(first, 3)
  await first.later(one, { ...one.record, tries: 3 }, 3000)
  await first.later(two, two.record, 0)
  await first.commit([])
  void three
  await first.close()
  const second = await open(topic)
  await second.append([recordNumber(4)])
  const [again] = await next(second, 1)
  expect(again.record).toMatchObject({ tries: 3, call: { messageId: 'message-1' } })
  expect(await second.read(10, 300)).toEqual([])
  await second.commit([again])
  expect(idsIn(await next(second, 3))).toEqual(['message-2', 'message-3', 'message-4'])
})

it('Two deliverers share the partitions, each user with one of them, and who stays takes over from who leaves', async () => {
  const topic = newTopic()
  const [one, other] = await Promise.all([open(topic), open(topic)])
  const writer = await open(topic, { isReader: false })
  const users = [new Map<string, Set<string>>(), new Map<string, Set<string>>()]
  const seen = new Set<string>()
  const read = async (log: Log, index: number, commits: boolean) => {
    const taken = await log.read(1000, 200)
    for (const { record } of taken) {
      seen.add(record.call.messageId)
      const user = String(record.call.userId)
      users[index].set(user, (users[index].get(user) ?? new Set()).add(record.call.messageId))
    }
    if (commits) await log.commit(taken)
  }
  // Until the group has formed for good.
  await pause(3000)
  await writer.append(ofUsers(200))
  for (const end = Date.now() + PATIENCE_MS; seen.size < 200 && Date.now() < end; ) {
    await Promise.all([read(one, 0, true), read(other, 1, true)])
  }
  expect(seen.size).toBe(200)
  expect(users[0].size + users[1].size).toBe(20)
  expect(Math.min(users[0].size, users[1].size)).toBeGreaterThan(0)

  await writer.append(ofUsers(200, 200))
  await read(one, 0, false)
  await one.close()
  const newOfOther = () =>
    [...users[1].values()].flatMap((ids) => [...ids].filter((id) => Number(id.split('-')[1]) >= 200))
  for (const end = Date.now() + PATIENCE_MS; newOfOther().length < 200 && Date.now() < end; ) await read(other, 1, true)
  expect(newOfOther()).toHaveLength(200)
})

it('It reads no more than it may hold, and the rest afterwards', async () => {
  const topic = newTopic()
  const log = await open(topic, { mostInHand: 40 })
  await log.append(ofUsers(5000))
  await pause(3000)
  const taken = new Set<string>()
  for (const end = Date.now() + PATIENCE_MS; taken.size < 5000 && Date.now() < end; ) {
    const some = await log.read(100, 500)
    for (const id of idsIn(some)) taken.add(id)
    await log.commit(some)
  }
  expect(taken.size).toBe(5000)
})

it('A message that is no record is passed over', async () => {
  const topic = newTopic()
  const log = await open(topic)
  const producer = new Kafka({ brokers, logLevel: logLevel.NOTHING }).producer()
  await producer.connect()
  const messages = ['no JSON', 'null', '{}', '{"call":1}'].map((value) => ({ key: 'user-1234', value }))
  await producer.send({ topic, messages })
  await producer.send({ topic: `${topic}.retry`, messages: [...messages, { key: 'k', value: null }] })
  await producer.disconnect()
  await log.append([recordNumber(1)])
  expect(idsIn(await next(log, 1))).toEqual(['message-1'])
})

it('A topic whose retries have other partitions is refused in a sentence', async () => {
  const topic = newTopic()
  const admin = new Kafka({ brokers, logLevel: logLevel.NOTHING }).admin()
  await admin.connect()
  await admin.createTopics({ waitForLeaders: false, topics: [{ topic: `${topic}.retry`, numPartitions: 3 }] })
  await admin.disconnect()
  await expect(open(topic)).rejects.toThrow(/has 4 partitions and .*\.retry has 3: .* Give both the same number/)
})

it('Brokers that are not there are named', async () => {
  await expect(open(newTopic(), { brokers: ['127.0.0.1:1'] })).rejects.toThrow(
    /brokers at 127\.0\.0\.1:1 do not do what is asked: .*Start them, or mend kafka\.brokers/
  )
})

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** The topics of a pipeline. */
import type { Admin } from 'kafkajs'

export interface Topics {
  calls: string
  /** What is put off, each call in the partition with the number of its own. */
  retry: string
  deadLetters: string
}

export interface TopicPlan {
  topic: string
  /** Of a topic that is made. */
  partitions: number
  replication: number
}

/** Bytes of what is written at once to a partition: a call has 32 KB at most, but what is appended by others need not. */
const MAX_MESSAGE_BYTES = '8388608'

export function topicsOf(topic: string): Topics {
  return { calls: topic, retry: `${topic}.retry`, deadLetters: `${topic}.dead-letters` }
}

/** ms within which topics that were made are known to all brokers. */
const MADE_WITHIN_MS = 30_000
const LOOK_MS = 100

/**
 * Makes the topics that are missing.
 * @throws Error, in a sentence, where the partitions of the topics do not fit each other.
 */
export async function makeTopics(admin: Admin, { topic, partitions, replication }: TopicPlan): Promise<void> {
  const topics = topicsOf(topic)
  const known = new Set(await admin.listTopics())
  const many = known.has(topics.calls) ? await partitionsOf(admin, topics.calls) : partitions
  for (const name of Object.values(topics) as string[]) {
    if (!known.has(name)) await make(admin, { topic: name, partitions: many, replication }, name === topics.deadLetters)
  }
  const [ofCalls, ofRetry] = [await partitionsOf(admin, topics.calls), await partitionsOf(admin, topics.retry)]
  if (ofCalls === ofRetry) return
  throw new Error(
    `The topic ${topics.calls} has ${ofCalls} partitions and ${topics.retry} has ${ofRetry}: a call is put off into the partition with its own number. Give both the same number.`
  )
}

async function make(admin: Admin, { topic, partitions, replication }: TopicPlan, isForEver: boolean): Promise<void> {
  const configEntries = [{ name: 'max.message.bytes', value: MAX_MESSAGE_BYTES }]
  // Dead letters are kept until somebody has looked at them.
  if (isForEver) configEntries.push({ name: 'retention.ms', value: '-1' })
  const plan = { topic, numPartitions: partitions, replicationFactor: replication, configEntries }
  // Where another process makes it at the same time, there is nothing to do.
  await admin.createTopics({ waitForLeaders: false, topics: [plan] })
}

/** A topic that was just made is not known to each broker yet. */
async function partitionsOf(admin: Admin, topic: string): Promise<number> {
  for (const end = Date.now() + MADE_WITHIN_MS; ; await new Promise((resolve) => setTimeout(resolve, LOOK_MS))) {
    try {
      const { topics } = await admin.fetchTopicMetadata({ topics: [topic] })
      const { partitions } = topics[0]
      if (partitions.length > 0 && partitions.every(({ leader }) => leader >= 0)) return partitions.length
    } catch (error) {
      if (Date.now() > end) throw error
    }
  }
}

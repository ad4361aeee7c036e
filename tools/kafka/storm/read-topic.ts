/** All that a topic holds now. */
import type { Batch, Kafka } from 'kafkajs'

/** ms without a message after which a reader gives up. */
const PATIENCE_MS = 60_000

/**
 * Reads a topic from its beginning to where it ends when it begins.
 * @param take Given each value, which is JSON.
 * @throws Where nothing comes any more before its end, or a value is no JSON.
 */
export async function readTopic(kafka: Kafka, topic: string, take: (value: unknown) => void): Promise<void> {
  const ends = await endsOf(kafka, topic)
  if (ends.size === 0) return
  const consumer = kafka.consumer({ groupId: `storm-reader-${process.pid}-${Date.now()}`, sessionTimeout: 30_000 })
  let patience: NodeJS.Timeout | undefined
  try {
    await consumer.connect()
    await consumer.subscribe({ topic, fromBeginning: true })
    await new Promise<void>((resolve, reject) => {
      const wait = () => {
        clearTimeout(patience)
        patience = setTimeout(() => reject(new Error(`${topic} was not read to its end.`)), PATIENCE_MS)
      }
      const takeBatch = ({ partition, messages }: Batch) => {
        wait()
        for (const { value } of messages) take(JSON.parse(String(value)))
        if (Number(messages[messages.length - 1].offset) + 1 >= (ends.get(partition) ?? 0)) ends.delete(partition)
        if (ends.size === 0) resolve()
      }
      const eachBatch = ({ batch }: { batch: Batch }) =>
        Promise.resolve()
          .then(() => takeBatch(batch))
          .catch(reject)
      wait()
      consumer.run({ eachBatch }).catch(reject)
    })
  } finally {
    clearTimeout(patience)
    await consumer.disconnect()
  }
}

/** The offset behind the last message of each partition that holds any. */
async function endsOf(kafka: Kafka, topic: string): Promise<Map<number, number>> {
  const admin = kafka.admin()
  await admin.connect()
  const offsets = await admin.fetchTopicOffsets(topic).finally(() => admin.disconnect())
  return new Map(
    offsets.filter(({ high, low }) => high !== low).map(({ partition, high }) => [partition, Number(high)])
  )
}

/** All that a topic holds now. */
import type { Kafka } from 'kafkajs'

/** ms without a message after which a reader gives up. */
const PATIENCE_MS = 60_000

/**
 * Reads a topic from its beginning to where it ends when it begins.
 * @param take Given each value that is JSON.
 * @throws Where nothing comes any more before its end, or a value is no JSON.
 */
export async function readTopic(kafka: Kafka, topic: string, take: (value: unknown) => void): Promise<void> {
  const admin = kafka.admin()
  await admin.connect()
  const offsets = await admin.fetchTopicOffsets(topic).finally(() => admin.disconnect())
  const ends = new Map(
    offsets.filter(({ high, low }) => high !== low).map(({ partition, high }) => [partition, Number(high)])
  )
  if (ends.size === 0) return
  const consumer = kafka.consumer({ groupId: `storm-reader-${process.pid}-${Date.now()}`, sessionTimeout: 30_000 })
  await consumer.connect()
  await consumer.subscribe({ topic, fromBeginning: true })
  try {
    await new Promise<void>((resolve, reject) => {
      const giveUp = () => reject(new Error(`${topic} was not read to its end.`))
      let patience = setTimeout(giveUp, PATIENCE_MS)
      consumer
        .run({
          eachBatch: ({ batch: { partition, messages } }) => {
            clearTimeout(patience)
            patience = setTimeout(giveUp, PATIENCE_MS)
            try {
              for (const { value } of messages) take(JSON.parse(String(value)))
            } catch (error) {
              reject(error)
            }
            const last = messages[messages.length - 1]
            if (Number(last.offset) + 1 >= (ends.get(partition) ?? 0)) ends.delete(partition)
            if (ends.size > 0) return Promise.resolve()
            clearTimeout(patience)
            resolve()
            return Promise.resolve()
          }
        })
        .catch(reject)
    })
  } finally {
    await consumer.disconnect()
  }
}

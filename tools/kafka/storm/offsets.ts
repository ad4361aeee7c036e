/** How far a group of consumers is, by Kafka's own account. */
import type { Admin } from 'kafkajs'

/**
 * How many messages of a topic a group has not confirmed yet.
 * @param group Where it has confirmed nothing of a partition, all of it is open.
 */
export async function openIn(admin: Admin, group: string, topic: string): Promise<number> {
  const [offsets, [{ partitions }]] = await Promise.all([
    admin.fetchTopicOffsets(topic),
    admin.fetchOffsets({ groupId: group, topics: [topic] })
  ])
  const confirmed = new Map(partitions.map(({ partition, offset }) => [partition, Number(offset)]))
  return offsets
    .map(({ partition, high, low }) => Number(high) - Math.max(Number(low), confirmed.get(partition) ?? -1))
    .reduce((sum, open) => sum + open, 0)
}

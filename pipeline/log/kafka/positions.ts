/** How far a group of consumers is, by Kafka's own account. */
import type { Admin } from 'kafkajs'

/** Offsets of a partition. */
export interface Positions {
  partition: number
  /** Of the first message that is there, and after the last one. */
  low: number
  high: number
  /** Of the first message that the group has not confirmed: the first one of all where it has confirmed none. */
  confirmed: number
}

export async function positionsOf(admin: Admin, group: string, topic: string): Promise<Positions[]> {
  const [offsets, [{ partitions }]] = await Promise.all([
    admin.fetchTopicOffsets(topic),
    admin.fetchOffsets({ groupId: group, topics: [topic] })
  ])
  const confirmed = new Map(partitions.map(({ partition, offset }) => [partition, Number(offset)]))
  return offsets.map(({ partition, low, high }) => ({
    partition,
    low: Number(low),
    high: Number(high),
    confirmed: Math.max(Number(low), confirmed.get(partition) ?? -1)
  }))
}

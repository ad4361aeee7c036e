/** A partition that moves from brokers to others. */
import type { Admin } from 'kafkajs'
import type { Chance } from '../../storm/chance'

/** ms that it may take: what it holds is copied. */
const REASSIGNING_MS = 60_000
const LOOK_MS = 200

/**
 * Takes a partition from one of its brokers, its first, and gives it back as its last: its leader and its copies move.
 * @param chance Chooses the partition.
 * @returns The partition, with its brokers now.
 * @throws Where it is not over in time.
 */
export async function reassignPartition(
  admin: Admin,
  topic: string,
  chance: Chance
): Promise<{ partition: number; replicas: number[] }> {
  const [{ partitions }] = (await admin.fetchTopicMetadata({ topics: [topic] })).topics
  const { partitionId: partition, replicas } = chance.oneOf(partitions)
  const [first, ...others] = replicas
  if (others.length > 1) await assign(admin, topic, partition, others)
  await assign(admin, topic, partition, [...others, first])
  return { partition, replicas: [...others, first] }
}

async function assign(admin: Admin, topic: string, partition: number, replicas: number[]): Promise<void> {
  await admin.alterPartitionReassignments({ topics: [{ topic, partitionAssignment: [{ partition, replicas }] }] })
  for (const end = Date.now() + REASSIGNING_MS; Date.now() < end; ) {
    const { topics } = await admin.listPartitionReassignments({ topics: [{ topic, partitions: [partition] }] })
    if (topics.length === 0) return
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
  throw new Error(`Partition ${partition} of ${topic} was not reassigned in ${REASSIGNING_MS / 1000} seconds.`)
}

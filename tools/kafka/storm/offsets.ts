import type { Admin } from 'kafkajs'
import { positionsOf } from '../../../pipeline/log/kafka/positions'

/** How many messages of a topic a group has not confirmed yet. Where it has confirmed nothing of a partition, all of it is open. */
export async function openIn(admin: Admin, group: string, topic: string): Promise<number> {
  const positions = await positionsOf(admin, group, topic)
  return positions.reduce((sum, { high, confirmed }) => sum + high - confirmed, 0)
}

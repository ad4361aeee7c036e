/** Which deliverer gets which partitions: those of one number of all topics go to the same one, as it keeps the order of their users. */
import { AssignerProtocol } from 'kafkajs'
import type { PartitionAssigner } from 'kafkajs'

const NAME = 'same-numbers'

export const sameNumbers: PartitionAssigner = ({ cluster }) => ({
  name: NAME,
  version: 1,
  assign({ members, topics }) {
    const deliverers = members.map(({ memberId }) => memberId).sort()
    const assigned = deliverers.map((memberId, index) => {
      const assignment: Record<string, number[]> = {}
      for (const topic of topics) {
        const numbers = cluster.findTopicPartitionMetadata(topic).map(({ partitionId }) => partitionId)
        assignment[topic] = numbers.filter((number) => number % deliverers.length === index)
      }
      const userData = Buffer.alloc(0)
      return {
        memberId,
        memberAssignment: AssignerProtocol.MemberAssignment.encode({ version: 1, assignment, userData })
      }
    })
    return Promise.resolve(assigned)
  },
  protocol({ topics }) {
    const metadata = AssignerProtocol.MemberMetadata.encode({ version: 1, topics, userData: Buffer.alloc(0) })
    return { name: NAME, metadata }
  }
})

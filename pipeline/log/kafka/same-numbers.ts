/**
 * Which deliverer gets which partitions: those of one number of all topics go to the same one, as it keeps the order of their users,
 * and each keeps what it has as far as all have about as many: what it knows of a partition would have to be read anew by another.
 */
import type { Assignment, PartitionAssigner } from 'kafkajs'
import { AssignerProtocol } from 'kafkajs'

const NAME = 'same-numbers'
const VERSION = 1

/** @param owned The numbers that this deliverer has. */
export function sameNumbers(owned: () => readonly number[]): PartitionAssigner {
  return ({ cluster }) => ({
    name: NAME,
    version: VERSION,
    assign({ members, topics }) {
      const numbersOf = (topic: string) =>
        cluster.findTopicPartitionMetadata(topic).map(({ partitionId }) => partitionId)
      const numbers = [...new Set(topics.flatMap(numbersOf))]
      const had = members.map(({ memberId, memberMetadata }) => ({ memberId, numbers: numbersIn(memberMetadata) }))
      return Promise.resolve(
        [...shared(numbers, had)].map(([memberId, its]) => {
          const assignment: Assignment = {}
          for (const topic of topics) assignment[topic] = numbersOf(topic).filter((number) => its.includes(number))
          const encoded = AssignerProtocol.MemberAssignment.encode({
            version: VERSION,
            assignment,
            userData: Buffer.alloc(0)
          })
          return { memberId, memberAssignment: encoded }
        })
      )
    },
    protocol({ topics }) {
      const userData = Buffer.from(JSON.stringify(owned()))
      return { name: NAME, metadata: AssignerProtocol.MemberMetadata.encode({ version: VERSION, topics, userData }) }
    }
  })
}

interface Member {
  memberId: string
  /** What it had. */
  numbers: readonly number[]
}

/**
 * Shares numbers among members, so that nobody has more than one more than another.
 * @returns The numbers of each. Where two say that they had the same, the first one has it.
 */
export function shared(numbers: readonly number[], members: readonly Member[]): Map<string, number[]> {
  const inOrder = [...members].sort((one, other) => (one.memberId < other.memberId ? -1 : 1))
  const left = new Set(numbers)
  const shares = new Map<string, number[]>(inOrder.map(({ memberId }) => [memberId, []]))
  const least = Math.floor(numbers.length / members.length)
  let larger = numbers.length % members.length
  for (const { memberId, numbers: had } of inOrder) {
    const its = shares.get(memberId) ?? []
    for (const number of had) {
      if (its.length > least || (its.length === least && larger === 0) || !left.delete(number)) continue
      its.push(number)
      if (its.length > least) larger -= 1
    }
  }
  for (const number of left) {
    const [smallest] = [...shares.values()].sort((one, other) => one.length - other.length)
    smallest.push(number)
  }
  return shares
}

/** Nothing where it is of an earlier version, or none. */
function numbersIn(metadata: Buffer): number[] {
  try {
    const text = AssignerProtocol.MemberMetadata.decode(metadata)?.userData.toString() ?? ''
    const numbers = JSON.parse(text) as unknown
    return Array.isArray(numbers) ? numbers.filter((number): number is number => Number.isInteger(number)) : []
  } catch {
    return []
  }
}

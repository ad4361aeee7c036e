/** Writes into Kafka: what comes while something is written goes together with the next. */
import type { Kafka, PartitionerArgs, Producer } from 'kafkajs'
import { CompressionTypes, Partitioners } from 'kafkajs'

/** A message for a topic. */
export interface Outgoing {
  topic: string
  /** Messages of one key come into one partition, and stay in their order. */
  key: string
  value: string
  headers?: Record<string, string>
  /** Where it is not the key that decides. */
  partition?: number
}

interface Waiting {
  messages: readonly Outgoing[]
  characters: number
  resolve: () => void
  reject: (error: unknown) => void
}

/** Characters that are written at once. */
const MOST_AT_ONCE = 1_000_000

export class Sender {
  private producer: Producer | undefined
  private waiting: Waiting[] = []
  private sending: Promise<void> | undefined
  private closed = false
  /** The partition that each message goes to. */
  private readonly chosen = new WeakMap<object, string>()

  constructor(private readonly kafka: Kafka) {}

  /** Resolves once all replicas that are in step have the messages. @throws What the client throws, and none, some or all are written then. */
  send(messages: readonly Outgoing[]): Promise<void> {
    if (this.closed) return Promise.reject(new Error('It is closed.'))
    const characters = messages.reduce((sum, { value }) => sum + value.length, 0)
    return new Promise((resolve, reject) => {
      this.waiting.push({ messages, characters, resolve, reject })
      this.sending ??= this.sendAll().finally(() => (this.sending = undefined))
    })
  }

  async close(): Promise<void> {
    this.closed = true
    while (this.sending) await this.sending
    await this.producer?.disconnect().catch(() => undefined)
  }

  private async sendAll(): Promise<void> {
    await Promise.resolve()
    while (this.waiting.length > 0) {
      const some = this.takeSome()
      try {
        await this.write(some.flatMap(({ messages }) => messages))
        for (const { resolve } of some) resolve()
      } catch (error) {
        for (const { reject } of some) reject(error)
        await this.beginAnew()
      }
    }
  }

  private takeSome(): Waiting[] {
    let characters = 0
    let count = 0
    for (const one of this.waiting) {
      characters += one.characters
      if (count > 0 && characters > MOST_AT_ONCE) break
      count += 1
    }
    return this.waiting.splice(0, count)
  }

  /**
   * Writes until each partition has confirmed. Where a broker of several fails and another takes its partitions over that has
   * answered already, the client takes that answer for theirs, and reports success without them: it is not believed.
   */
  private async write(messages: readonly Outgoing[]): Promise<void> {
    for (let left = messages; left.length > 0; ) {
      const confirmed = await this.writeOnce(left)
      left = left.filter((message) => !confirmed.has(this.chosen.get(message)))
    }
  }

  /** @returns The partitions that have confirmed, in the words of `chosen`. */
  private async writeOnce(messages: readonly Outgoing[]): Promise<Set<string | undefined>> {
    const producer = await this.connected()
    const topics = new Map<string, Outgoing[]>()
    for (const message of messages) {
      const others = topics.get(message.topic)
      if (others) others.push(message)
      else topics.set(message.topic, [message])
    }
    const answers = await producer.sendBatch({
      acks: -1,
      compression: CompressionTypes.None,
      topicMessages: [...topics].map(([topic, those]) => ({ topic, messages: those }))
    })
    return new Set(answers.map(({ topicName, partition }) => placeOf(topicName, partition)))
  }

  /** The client's own choice, which is noted. */
  private partitioner() {
    const choose = Partitioners.DefaultPartitioner()
    return (asked: PartitionerArgs) => {
      const partition = choose(asked)
      this.chosen.set(asked.message, placeOf(asked.topic, partition))
      return partition
    }
  }

  private async connected(): Promise<Producer> {
    if (!this.producer) {
      // Idempotent: the broker tells what the client sends again from what is new, and keeps the order of a partition.
      const producer = this.kafka.producer({
        idempotent: true,
        maxInFlightRequests: 1,
        allowAutoTopicCreation: false,
        createPartitioner: () => this.partitioner()
      })
      await producer.connect()
      this.producer = producer
    }
    return this.producer
  }

  /** After a failure nobody knows which numbers the broker has seen: another producer begins with its own. */
  private async beginAnew(): Promise<void> {
    const { producer } = this
    this.producer = undefined
    await producer?.disconnect().catch(() => undefined)
  }
}

const placeOf = (topic: string, partition: number): string => `${topic}/${partition}`

/** How brokers are reached. */
import { Kafka, KafkaJSError, logLevel } from 'kafkajs'

export interface KafkaConnection {
  /** Brokers to begin with, as `host:port`. */
  brokers: readonly string[]
  ssl?: boolean
  sasl?: { mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512'; username: string; password: string }
}

/** ms that a client tries to reach brokers. Somebody who sends calls waits for it; what nobody waits for is tried again. */
const REQUEST_MS = 10_000
const CONNECT_MS = 3000

/** What the client writes about itself is not shown: what matters of it is thrown, and said in our words. */
export function kafkaOf({ brokers, ssl, sasl }: KafkaConnection, clientId: string): Kafka {
  return new Kafka({
    clientId,
    brokers: [...brokers],
    ssl,
    // The client's type has a case for each mechanism; all of them have a name and a password.
    sasl: sasl as ConstructorParameters<typeof Kafka>[0]['sasl'],
    connectionTimeout: CONNECT_MS,
    requestTimeout: REQUEST_MS,
    retry: { initialRetryTime: 100, maxRetryTime: 1000, retries: 6 },
    logLevel: logLevel.NOTHING
  })
}

/** What a client of Kafka threw, in a sentence that names the brokers. */
export function kafkaTrouble(error: unknown, { brokers }: KafkaConnection): Error {
  const reason = reasonOf(error)
  const named = brokers.join(', ')
  if (/SASL|authenticat/i.test(reason)) {
    return new Error(`The Kafka brokers at ${named} do not let this process in: ${reason} Mend kafka.sasl.`)
  }
  return new Error(
    `The Kafka brokers at ${named} do not do what is asked: ${reason} Start them, or mend kafka.brokers.`
  )
}

/** The client wraps what happened in how often it tried. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const cause = error instanceof KafkaJSError ? (error as { cause?: unknown }).cause : undefined
  if (cause instanceof Error) return reasonOf(cause)
  return error.message.endsWith('.') ? error.message : `${error.message}.`
}

/** A Segment on this machine: what its libraries send goes through subscriptions to the destination. */
import type { Agent } from 'https'
import type { FastifyInstance } from 'fastify'
import { libraryCdn } from '../../pipeline/collect/library-cdn'
import type { AnsweredRequest } from '../../pipeline/collect/tracking-api'
import { trackingApi } from '../../pipeline/collect/tracking-api'
import { DeadLetterList } from '../../pipeline/deliver/dead-letters'
import type { OpenCall } from '../../pipeline/deliver/deliverer'
import { startDeliverer } from '../../pipeline/deliver/deliverer'
import type { Subscription } from '../../pipeline/deliver/subscription'
import { MemoryLog } from '../../pipeline/log/memory-log'
import type { Observer } from '../../pipeline/observer'
import destination from '../../src'
import type { Settings } from '../../src/generated-types'

export interface LocalSegmentOptions {
  /** Where requests go instead of to Amplitude, if anywhere. */
  agent?: Agent
  /** What calls run with: the same objects for as long as nothing changes. */
  configuration: () => { subscriptions: readonly Subscription[]; settings: Settings }
  /** Whether a request with that `Origin` and `Host` is a client's. */
  isAllowed: (origin: string | undefined, host: string | undefined) => boolean
  observer?: Observer
  /** Told of each request of a client. */
  answered?: (request: AnsweredRequest) => void
}

export interface LocalSegment {
  /** Its routes, for Fastify's `register`. */
  routes: (server: FastifyInstance) => Promise<void>
  /** What could not be delivered. */
  deadLetters: DeadLetterList
  /** Delivers what has come in. Gives what could not be delivered in time. */
  close(): Promise<OpenCall[]>
}

/** ms within which what has come in is delivered when the server is stopped: somebody waits for the command to end. */
const GRACE_MS = 5000

export function startLocalSegment(options: LocalSegmentOptions): LocalSegment {
  const { agent, configuration, isAllowed, observer, answered } = options
  const log = new MemoryLog()
  const deadLetters = new DeadLetterList()
  const deliverer = startDeliverer<Settings>({
    log,
    definition: destination,
    subscriptions: () => configuration().subscriptions,
    settings: () => configuration().settings,
    agent,
    deadLetters,
    observer
  })
  return {
    deadLetters,
    async routes(server) {
      await server.register(trackingApi, { log, isAllowed, destinationName: destination.name, observer, answered })
      await server.register(libraryCdn, { isAllowed })
    },
    async close() {
      const open = await deliverer.close(GRACE_MS)
      await log.close()
      return open
    }
  }
}

/** A local stand-in for Amplitude, as a program starts it. */
import type { AddressInfo } from 'net'
import type { FastifyPluginCallback } from 'fastify'
import type { Region } from './addresses'
import type { Context, Culprit } from './call'
import { FaultSource } from './faults'
import type { Faults } from './faults'
import { inspection } from './inspection'
import { Keys } from './keys'
import type { KeyList } from './keys'
import { resolveLimits } from './limits'
import type { LimitOverrides, Limits } from './limits'
import { Rates } from './rates'
import { resolveReadings } from './readings'
import type { Readings } from './readings'
import { RequestLog } from './request-log'
import type { ReceivedRequest } from './request-log'
import { buildServer } from './server'
import type { DeletionJob } from './state/deletions'
import type { GroupView } from './state/groups'
import type { RevenueSums } from './state/revenue'
import { State } from './state/state'
import type { EventView, MappingView, ProjectName, ProjectView, RevenueView } from './state/state'
import type { UserView } from './state/users'
import { Stream } from './stream'
import { REQUEST_TIMEOUT_MS } from '../../pipeline/collect/time-limits'

export type {
  Culprit,
  DeletionJob,
  EventView,
  Faults,
  GroupView,
  KeyList,
  LimitOverrides,
  MappingView,
  ProjectName,
  ProjectView,
  Readings,
  ReceivedRequest,
  Region,
  RevenueSums,
  RevenueView,
  UserView
}

/** How much is kept. Counters, users, groups, mappings and deduplication are right whatever is forgotten. */
export interface Keep {
  /** Events; 100,000 when absent. */
  events?: number
  /** Bytes of events, as JSON; 256 MB when absent. */
  eventBytes?: number
  /** Bytes that the properties of users and groups may take in memory, about; 512 MB when absent. Beyond, requests are refused. */
  propertyBytes?: number
  /** Requests with their bodies; 1,000 when absent. */
  requests?: number
  /** Bytes of the requests' bodies, unpacked, and of their answers; 64 MB when absent. */
  requestBytes?: number
}

export interface SandboxOptions {
  /** 0, or absent: any free port. */
  port?: number
  /** The region of requests that tell none by their host or path; `us` when absent. */
  region?: Region
  /** The valid api keys and secret keys; any is valid when absent. */
  apiKeys?: KeyList
  secretKeys?: KeyList
  /** How to read what Amplitude's documentation leaves open. */
  readings?: Partial<Readings>
  /** Limits in place of the documented ones. */
  limits?: LimitOverrides
  faults?: Partial<Faults>
  silencedDevices?: readonly string[]
  /** Objects to events of a test's choice. */
  culprit?: Culprit
  keep?: Keep
  /**
   * Told of each event that is taken in, in the order of their arrival, for a program that keeps books of more events than the
   * sandbox keeps in full. It must not throw.
   */
  onEvent?: (event: EventView) => void
  /** ms that a client has to send a request; 30,000 when absent. */
  requestTimeoutMs?: number
  /** The clock, in ms since the epoch: for rates, quotas, deduplication and times. */
  now?: () => number
}

/** A running sandbox. The reading methods give copies that later requests do not change. */
export interface Sandbox {
  readonly port: number
  /** `http://127.0.0.1:<port>` */
  readonly url: string
  /** The sandbox's own API, to be registered with another server of this process under `/sandbox`. */
  readonly inspection: FastifyPluginCallback
  /** The newest requests, in the order in which they were answered. */
  readonly requests: ReceivedRequest[]
  /** Number of all requests since the start or the last reset, kept or not. */
  readonly requestCount: number
  /** The newest events after deduplication, in the order of their arrival. */
  events(limit?: number, of?: Partial<ProjectName>): EventView[]
  users(of?: Partial<ProjectName>): (UserView & ProjectName)[]
  /** The user with that user id, device id or Amplitude id. */
  user(id: string, of?: Partial<ProjectName>): (UserView & ProjectName) | undefined
  groups(of?: Partial<ProjectName>): (GroupView & ProjectName)[]
  mappings(of?: Partial<ProjectName>): MappingView[]
  deletions(of?: Partial<ProjectName>): (DeletionJob & ProjectName)[]
  revenue(of?: Partial<ProjectName>): RevenueView[]
  /** The sums of each project: events ingested, deduplicated and kept, users, groups, mappings, revenue. */
  projects(of?: Partial<ProjectName>): ProjectView[]
  /** Replaces all fault settings; `{}` ends all faults. Throws a RangeError on settings that make no sense. */
  setFaults(faults: Partial<Faults>): void
  /** Forgets requests, state and rates. Faults, readings and limits stay. */
  reset(): void
  /** Stops listening and destroys open connections. */
  close(): Promise<void>
}

const MEGABYTE = 1_000_000

function stateFor(readings: Readings, { users }: Limits, { events, eventBytes, propertyBytes }: Keep): State {
  const { propertyChangesPerHour } = users
  const keep = [events ?? 100_000, eventBytes ?? 256 * MEGABYTE, propertyBytes ?? 512 * MEGABYTE] as const
  return new State({ readings, propertyChangesPerHour }, ...keep)
}

/**
 * Starts a sandbox on 127.0.0.1.
 *
 * @throws {RangeError} on readings, limits or faults that do not exist
 * @throws {Error} with `code` `EADDRINUSE` when the port is in use
 * @example
 * const sandbox = await startSandbox()
 * await fetch(`${sandbox.url}/2/httpapi`, { method: 'POST', body: JSON.stringify({ api_key: 'key', events: [...] }) })
 * sandbox.events()
 * await sandbox.close()
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { keep = {}, now = Date.now, region = 'us' } = options
  const readings = resolveReadings(options.readings)
  const limits = resolveLimits(readings, options.limits)
  const stream = new Stream()
  const context: Context = {
    readings,
    limits,
    keys: new Keys(options.apiKeys, options.secretKeys),
    rates: new Rates(limits, readings),
    state: stateFor(readings, limits, keep),
    silencedDevices: new Set(options.silencedDevices),
    culprit: options.culprit,
    publish: (name, data) => stream.publish(name, data),
    onEvent: options.onEvent
  }
  const faults = new FaultSource(options.faults)
  const log = new RequestLog(keep.requests ?? 1000, keep.requestBytes ?? 64 * MEGABYTE)
  const reset = () => {
    context.state.reset()
    context.rates.reset()
    log.clear()
    stream.publish('reset', {})
  }
  const requestTimeoutMs = options.requestTimeoutMs ?? REQUEST_TIMEOUT_MS
  const parts = { context, faults, log, stream, region, requestTimeoutMs, now, reset }
  const app = buildServer(parts)
  await app.listen({ host: '127.0.0.1', port: options.port ?? 0 })
  const { port } = app.server.address() as AddressInfo
  const { state } = context
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    inspection: inspection(parts),
    get requests() {
      return log.last()
    },
    get requestCount() {
      return log.total
    },
    events: (limit, of) => state.events(limit, of),
    users: (of) => state.users(of),
    user: (id, of) => state.user(id, of),
    groups: (of) => state.groups(of),
    mappings: (of) => state.mappings(of),
    deletions: (of) => state.deletions(of),
    revenue: (of) => state.revenue(of),
    projects: (of) => state.summary(of),
    setFaults: (settings) => faults.set(settings),
    reset,
    close: () => app.close()
  }
}

/** What every endpoint is given: the call, and the sandbox around it. */
import type { Address, Region } from './addresses'
import type { Answer } from './answers'
import type { Keys } from './keys'
import type { Limits } from './limits'
import type { Rates } from './rates'
import type { Readings } from './readings'
import type { EventView, State } from './state/state'
import type { JsonObject } from './json'

/** A request that reached an endpoint. */
export interface Call {
  address: Address
  region: Region
  /** The parsed JSON, the form's parameters by name, or undefined where no body is read. */
  body: unknown
  /** Size of the body in bytes. */
  bytes: number
  query: URLSearchParams
  authorization: string | undefined
  /** Requests to this endpoint that were under way when this one arrived, this one included. */
  atOnce: number
  /** ms since the epoch */
  now: number
}

/**
 * An objection of a test's own making to an event. It is Amplitude's, a 400, where `named` tells whether the answer gives the
 * event's index; or that of something else, which answers the whole request with a page: a firewall, or a server that breaks.
 */
export type Objection =
  | {
      named: boolean
      /** The field named; `event_properties` when absent. */
      field?: string
    }
  | {
      /** The status of the page. */
      page: number
    }

/** Decides by whatever it likes whether the sandbox objects to an event. */
export type Culprit = (event: JsonObject, index: number) => Objection | undefined

/** The sandbox, as endpoints know it. */
export interface Context {
  readings: Readings
  limits: Limits
  keys: Keys
  rates: Rates
  state: State
  silencedDevices: ReadonlySet<string>
  culprit: Culprit | undefined
  /** Tells whoever listens to the stream. */
  publish(name: string, data: object): void
  /** Told of each event that is taken in. */
  onEvent?: (event: EventView) => void
}

export type Handler = (call: Call, context: Context) => Answer

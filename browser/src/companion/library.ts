/** Segment's library in the browser, as far as the companion needs it. The library's own types have more of everything. */
import type { Integrations } from './integration-options'
import type { KeyValueStorage } from './session-store'

/** A call on its way through the library. */
export interface Call {
  messageId?: string | null
  userId?: string | null
  anonymousId?: string | null
  integrations?: Integrations
  context?: { device?: unknown } | null
}

/** The library's context of a call. */
export interface CallContext {
  event: Call
  /** @param path Names joined by dots. */
  updateEvent: (path: string, value: unknown) => unknown
}

/** What a call of the companion's own says besides its name. */
export interface CallOptions {
  messageId: string
  timestamp?: Date
  integrations: Integrations
}

export interface Library {
  /** Absent in old versions of the library. */
  storage?: KeyValueStorage
  track(event: string, properties: object, options: CallOptions): Promise<unknown>
  identify(traits: object, options: CallOptions): Promise<unknown>
  on(event: 'reset', listener: () => void): unknown
  queue?: { flush?(): Promise<unknown> }
}

/** HTTPS requests to anywhere, brought to a server that speaks plain HTTP instead: a stand-in for theirs. */
import { Agent } from 'https'
import { connect } from 'net'
import type { Socket } from 'net'

/** Where a plain connection is opened. */
export interface Address {
  host: string
  port: number
}

/** An agent that opens a plain connection whatever host is asked for; the `Host` header stays what it was. */
class ReroutingAgent extends Agent {
  constructor(private readonly addressFor: (host: string) => Address) {
    super({ keepAlive: true })
  }

  createConnection({ host = '' }: { host?: string }): Socket {
    return connect(this.addressFor(host))
  }

  /**
   * Does nothing: Segment's framework calls this after every response, also while other requests of the same agent are under
   * way, and an agent's own `destroy()` would cut these off. Idle connections keep no process alive, and end with the server.
   */
  destroy(): void {}
}

/**
 * An agent that reroutes HTTPS.
 * @param addressFor Where requests to a host go instead.
 */
export function reroutingAgent(addressFor: (host: string) => Address): Agent {
  return new ReroutingAgent(addressFor)
}

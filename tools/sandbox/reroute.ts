/** HTTPS requests to anywhere, brought to the sandbox instead. */
import { Agent } from 'https'
import type { AgentOptions } from 'https'
import { connect } from 'net'
import type { Socket } from 'net'

/** An agent that opens a plain connection to 127.0.0.1 whatever host is asked for; the `Host` header stays what it was. */
class RerouteAgent extends Agent {
  constructor(private readonly port: number, options?: AgentOptions) {
    super({ keepAlive: true, ...options })
  }

  createConnection(): Socket {
    return connect({ host: '127.0.0.1', port: this.port })
  }

  /**
   * Does nothing: Segment's framework calls this after every response, also while other requests of the same agent are under
   * way, and an agent's own `destroy()` would cut these off. Idle connections keep no process alive, and end with the sandbox.
   */
  destroy(): void {}
}

/**
 * An agent that reroutes HTTPS to the sandbox.
 *
 * @param port the port of a running sandbox
 * @example
 * const response = await fetch('https://api2.amplitude.com/2/httpapi', { agent: rerouteAgent(sandbox.port), ... }) // node-fetch 2
 */
export function rerouteAgent(port: number): Agent {
  return new RerouteAgent(port)
}

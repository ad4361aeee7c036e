/** HTTPS requests to anywhere, brought to the sandbox instead. */
import { Agent } from 'https'
import { connect } from 'net'
import type { Socket } from 'net'
import { isAmplitudeHost } from './addresses'

/** An agent that opens a plain connection to 127.0.0.1 whatever host is asked for; the `Host` header stays what it was. */
class RerouteAgent extends Agent {
  constructor(private readonly port: number, private readonly elsewhere: number) {
    super({ keepAlive: true })
  }

  createConnection({ host = '' }: { host?: string }): Socket {
    return connect({ host: '127.0.0.1', port: isAmplitudeHost(host) ? this.port : this.elsewhere })
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
 * @param elsewhere the port to which requests to hosts that are not Amplitude's go; the sandbox's, when absent
 * @example
 * const response = await fetch('https://api2.amplitude.com/2/httpapi', { agent: rerouteAgent(sandbox.port), ... }) // node-fetch 2
 */
export function rerouteAgent(port: number, elsewhere = port): Agent {
  return new RerouteAgent(port, elsewhere)
}

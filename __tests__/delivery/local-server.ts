import type { RequestListener } from 'http'
import { createServer } from 'http'
import { Agent } from 'https'
import type { AddressInfo } from 'net'
import { connect } from 'net'
import destination from '../../src'

/** A real server on this machine that answers in Amplitude's stead, over a real connection. */
export interface LocalServer {
  /** The destination, whose requests all go to the server. */
  destination: typeof destination
  close(): Promise<void>
}

/** Opens plain connections to a port of this machine, whichever host is asked for. */
class LocalAgent extends Agent {
  constructor(private readonly port: number) {
    super()
  }

  createConnection() {
    return connect(this.port, '127.0.0.1')
  }

  /** The framework destroys the agent after each answer, also while other requests are under way. */
  destroy() {}
}

/**
 * Starts a server.
 * @param timeout Milliseconds in place of the framework's ten seconds.
 */
export async function localServer(listener: RequestListener, timeout?: number): Promise<LocalServer> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const agent = new LocalAgent(port)
  return {
    destination: { ...destination, extendRequest: () => ({ agent, ...(timeout ? { timeout } : {}) }) },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
  }
}

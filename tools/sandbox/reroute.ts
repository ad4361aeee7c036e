/** HTTPS requests to anywhere, brought to the sandbox instead. */
import type { Agent } from 'https'
import { reroutingAgent } from '../../pipeline/deliver/reroute'
import { isAmplitudeHost } from './addresses'

/**
 * An agent that reroutes HTTPS to the sandbox.
 *
 * @param port the port of a running sandbox
 * @param elsewhere the port to which requests to hosts that are not Amplitude's go; the sandbox's, when absent
 * @example
 * const response = await fetch('https://api2.amplitude.com/2/httpapi', { agent: rerouteAgent(sandbox.port), ... }) // node-fetch 2
 */
export function rerouteAgent(port: number, elsewhere = port): Agent {
  return reroutingAgent((host) => ({ host: '127.0.0.1', port: isAmplitudeHost(host) ? port : elsewhere }))
}

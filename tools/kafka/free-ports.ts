/** Ports that nobody uses, for programs that cannot choose one themselves. */
import { once } from 'events'
import type { AddressInfo } from 'net'
import { createServer } from 'net'
import { HOST } from './broker-properties'

/** @returns As many different ports, free a moment ago: all are held together before any is given back. */
export async function freePorts(many: number): Promise<number[]> {
  const servers = Array.from({ length: many }, () => createServer().listen(0, HOST))
  await Promise.all(servers.map((server) => once(server, 'listening')))
  const ports = servers.map((server) => (server.address() as AddressInfo).port)
  await Promise.all(servers.map((server) => once(server.close(), 'close')))
  return ports
}

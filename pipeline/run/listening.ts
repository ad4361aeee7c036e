/** Ports on which this process is to listen. */
import type { AddressInfo, Server } from 'net'
import { createServer } from 'net'

/** A place to listen, and the name of its settings, such as `collect`. */
export interface Place {
  setting: string
  host: string
  port: number
}

/** Tries to listen there for a moment. @returns Why that cannot be done, in a sentence. */
export async function portProblem(place: Place): Promise<string | undefined> {
  const server = createServer()
  try {
    await listening(server, place)
    return undefined
  } catch (error) {
    return listenProblem(error, place)
  } finally {
    server.close()
  }
}

/** @returns The port. @throws {Error} where nobody can listen there, in a sentence. */
export async function listen(
  server: { listen(at: { host: string; port: number }): Promise<unknown>; server: Server },
  place: Place
): Promise<number> {
  try {
    await server.listen({ host: place.host, port: place.port })
  } catch (error) {
    throw new Error(listenProblem(error, place))
  }
  return (server.server.address() as AddressInfo).port
}

function listening(server: Server, { host, port }: Place): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host, port }, resolve)
  })
}

function listenProblem(error: unknown, { setting, host, port }: Place): string {
  const { code, message } = error as NodeJS.ErrnoException
  return (
    PROBLEMS[code ?? '']?.(setting, host, port) ??
    `${setting}: nobody can listen on port ${port} of ${host} (${message}).`
  )
}

const noAddress = (setting: string, host: string) =>
  `${setting}.host is "${host}", which is no address of this machine.`

const PROBLEMS: Record<string, ((setting: string, host: string, port: number) => string) | undefined> = {
  EADDRINUSE: (setting, host, port) =>
    `${setting}.port is ${port}, which is in use on ${host}: choose another, or 0 for any free one.`,
  EACCES: (setting, host, port) => `${setting}.port is ${port}, which you may not use on ${host}: choose another.`,
  EADDRNOTAVAIL: noAddress,
  ENOTFOUND: noAddress,
  EAI_AGAIN: noAddress
}

/** Ports of this machine: as an argument names one, and why one cannot be had. */
import { InvalidArgumentError } from 'commander'

/**
 * The port that an argument or an environment variable names; 0 is any free one.
 *
 * @throws {InvalidArgumentError} on anything else than a whole number from 0 to 65535
 */
export function portIn(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65535) return Number(text)
  throw new InvalidArgumentError(`"${text}" is no port: a whole number from 0 to 65535, 0 for any free one.`)
}

/** Why a server does not listen, in a sentence; undefined where the port is not the reason. */
export function portProblem(error: unknown, port: number): string | undefined {
  const { code } = (error ?? {}) as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') return `Port ${port} is in use: choose another with --port, or 0 for any free one.`
  if (code === 'EACCES') return `Port ${port} may not be used: choose another with --port.`
  return undefined
}

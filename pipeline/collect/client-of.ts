import type { Client } from '../observer'
import { libraryOf } from './complete'

/** Characters of a description; what a client says of itself can be of any length. */
const LONGEST = 100

/**
 * Who sent a call.
 * @param call Anything.
 * @param request The address it came from, and what its header says of the program.
 */
export function clientOf(call: unknown, { ip = 'unknown', userAgent }: { ip?: string; userAgent?: string }): Client {
  const { name, version } = libraryOf(call)
  const library = [name, version].filter((part) => typeof part === 'string' && part !== '').join(' ')
  return { library: (library.replace(/^@segment\//, '') || userAgent || 'unknown').slice(0, LONGEST), ip }
}

import { accessSync, constants, existsSync } from 'fs'
import { dirname } from 'path'
import { fileProblem } from '../../pipeline/run/file-problem'

/** What Node throws where the operating system refuses something. */
type SystemError = NodeJS.ErrnoException & { code: string; syscall: string; path: string }

/**
 * What the operating system refused, in a sentence with the remedy.
 * @param error What was thrown.
 * @returns `undefined` where it was not about a file or a program.
 */
export function systemProblem(error: unknown): string | undefined {
  if (!isSystemError(error)) return undefined
  const { code, syscall, path } = error
  if (syscall.startsWith('spawn')) return `${path} cannot be started (${code}): see that it is installed, and in $PATH.`
  return fileProblem(error, path, doingOf(error))
}

function isSystemError(error: unknown): error is SystemError {
  const { code, syscall, path } = (error ?? {}) as Partial<SystemError>
  return [code, syscall, path].every((text) => typeof text === 'string')
}

const READING = ['read', 'scandir', 'stat', 'lstat', 'access', 'realpath', 'readlink']

/** A file is opened to be read as to be written: it was to be read where it cannot be, and its folder can. */
function doingOf({ code, syscall, path }: SystemError): 'read' | 'written' {
  if (READING.includes(syscall)) return 'read'
  if (syscall !== 'open') return 'written'
  if (code === 'ENOENT') return existsSync(dirname(path)) ? 'read' : 'written'
  return existsSync(path) && !canBeRead(path) ? 'read' : 'written'
}

function canBeRead(path: string): boolean {
  try {
    accessSync(path, constants.R_OK)
    return true
  } catch {
    return false
  }
}

/** Processes that never outlive the one that started them. */
import type { ChildProcess } from 'child_process'
import { spawn } from 'child_process'
import { closeSync, openSync } from 'fs'
import type { Writable } from 'stream'

export interface GuardedOptions {
  /** The file to which it writes what it says, behind what stands there. */
  output: string
  environment?: NodeJS.ProcessEnv
  /** A folder that goes with it where its guard has to end it. The folder around that one goes too, once it is empty. */
  folder?: string
}

/**
 * What starts a command: a shell that becomes it, after it has left a guard behind. The guard reads from a pipe whose other end is
 * here. A line in it says that the command has ended; its end without a line, that the process here is gone, by whatever: then the
 * guard kills the command. `$1` is the folder; the rest is the command.
 */
const GUARDED = [
  'folder=$1; shift',
  '(read -r _ <&3 && exit; kill -9 $$; [ "$folder" ] || exit; sleep 0.2; rm -rf "$folder"; rmdir "$(dirname "$folder")") >/dev/null 2>&1 &',
  'exec "$@" 3<&-'
].join('\n')

/**
 * Starts a command in a session of its own: Ctrl-C in a terminal is for the process here, which ends its own in order.
 * @returns Its process, whose id is the command's own.
 */
export function spawnGuarded(
  command: readonly string[],
  { output, environment, folder = '' }: GuardedOptions
): ChildProcess {
  const file = openSync(output, 'a')
  const child = spawn('sh', ['-c', GUARDED, 'sh', folder, ...command], {
    detached: true,
    stdio: ['ignore', file, file, 'pipe'],
    env: environment ?? process.env
  })
  closeSync(file)
  const guard = child.stdio[3] as Writable
  guard.on('error', () => undefined)
  child.once('exit', () => guard.end('ended\n'))
  return child
}

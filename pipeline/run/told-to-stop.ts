/** The end of a command that runs until somebody ends it. */
import { constants } from 'os'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** ms between looks at whether the parent is still there. */
const LOOK_MS = 250

/** ms that it may take to end in good order. */
const GRACE_MS = 3000

/** ms within which signals are one: on Ctrl-C, the terminal sends one, and npm passes its own on. */
const ONE_SIGNAL_MS = 500

export interface StopOptions {
  /** Of a stop in good order, where `stop` gives none; 0 when absent. */
  exitCode?: number
  /** ms after which the process ends in any case; asked when it is told to end. */
  graceMs?: number | (() => number)
  /** Whether a second signal ends the process at once, with the signal's exit code; else it is passed over. */
  secondEnds?: boolean
  /** Whether the process ends with its parent; true when absent. */
  withParent?: boolean
}

/**
 * Ends this process when it is told to, or when its parent is gone: npm passes some signals on, and dies of others without a
 * word, and a shell between the two, where there is one, dies of all. What they run would stay behind, and keep its port.
 *
 * @param stop called once, also if several signals come, as they do on Ctrl-C from the terminal and from npm; a number that it
 *   gives is the exit code
 */
export function whenToldToStop(
  stop: () => Promise<unknown>,
  { exitCode = 0, graceMs = GRACE_MS, secondEnds = false, withParent = true }: StopOptions = {}
): void {
  let stopping: number | undefined
  const end = (signal?: NodeJS.Signals): void => {
    if (stopping !== undefined) {
      const isSecond = signal !== undefined && Date.now() - stopping > ONE_SIGNAL_MS
      if (secondEnds && isSecond) process.exit(128 + constants.signals[signal])
      return
    }
    stopping = Date.now()
    setTimeout(() => process.exit(1), typeof graceMs === 'number' ? graceMs : graceMs()).unref()
    stop().then(
      (code) => process.exit(typeof code === 'number' ? code : exitCode),
      () => process.exit(1)
    )
  }
  for (const signal of SIGNALS) process.on(signal, end)
  if (!withParent) return
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && end(), LOOK_MS).unref()
}

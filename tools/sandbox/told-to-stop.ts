/** The end of a command that runs until somebody ends it. */

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** ms between looks at whether the parent is still there. */
const LOOK_MS = 250

/** ms that it may take to end in good order. */
const GRACE_MS = 3000

/**
 * Ends this process when it is told to, or when its parent is gone: npm passes some signals on, and dies of others without a
 * word, and a shell between the two, where there is one, dies of all. What they run would stay behind, and keep its port.
 *
 * @param stop called once, also if several signals come, as they do on Ctrl-C from the terminal and from npm
 * @param exitCode of a stop in good order; 0 when absent
 * @param graceMs ms after which the process ends in any case
 */
export function whenToldToStop(stop: () => Promise<unknown>, { exitCode = 0, graceMs = GRACE_MS } = {}): void {
  let stopping = false
  const end = (): void => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), graceMs).unref()
    stop().then(
      () => process.exit(exitCode),
      () => process.exit(1)
    )
  }
  for (const signal of SIGNALS) process.on(signal, end)
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && end(), LOOK_MS).unref()
}

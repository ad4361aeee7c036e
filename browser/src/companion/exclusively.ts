/** Longer than any task that asks for it takes. A tab that holds the lock may be frozen; then others go on without it. */
const PATIENCE_MS = 500

/** In a browser without locks, the tasks of this page at least go one after the other. */
let last: Promise<unknown> = Promise.resolve()

/** Runs one task at a time over all tabs of this origin. Source: W3C, "Web Locks API". */
export function exclusively<T>(task: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    let running: Promise<void> | undefined
    const once = (): Promise<void> => (running ??= task().then(resolve, reject))
    const unlocked = (): void => void (last = last.then(once))
    try {
      const impatience = new AbortController()
      setTimeout(() => impatience.abort(), PATIENCE_MS)
      navigator.locks.request('analytics_session_id', { signal: impatience.signal }, once).catch(unlocked)
    } catch {
      unlocked()
    }
  })
}

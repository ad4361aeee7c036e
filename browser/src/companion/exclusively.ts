import { pause } from './pause'

/** Longer than any task that asks for it takes. A tab that holds the lock may be frozen; then others go on without it. */
const PATIENCE_MS = 500

/** In a browser without locks, the tasks of this page at least go one after the other. */
let last: Promise<unknown> = Promise.resolve()

/** Runs one task at a time over all tabs of this origin. Source: W3C, "Web Locks API". */
export async function exclusively<T>(task: () => Promise<T>): Promise<T> {
  let result: Promise<T> | undefined
  const once = (): Promise<T> => (result ??= task())
  try {
    const impatience = new AbortController()
    void pause(PATIENCE_MS).then(() => impatience.abort())
    await navigator.locks.request('analytics_session_id', { signal: impatience.signal }, once)
  } catch {
    last = last.then(once, once)
    await last
  }
  return once()
}

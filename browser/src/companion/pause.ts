/** Whether the page is being left: what is held back then never gets out. A page that is shown again from the cache goes on. */
let isLeaving = false
const leaving = new Set<() => void>()

addEventListener('pagehide', () => {
  isLeaving = true
  leaving.forEach((resume) => resume())
})
addEventListener('pageshow', () => (isLeaving = false))

/** Resolves after a time in ms, or at once when the page is left. */
export function pause(ms: number): Promise<void> {
  if (isLeaving) return Promise.resolve()
  return new Promise((resolve) => {
    const resume = () => {
      clearTimeout(timer)
      leaving.delete(resume)
      resolve()
    }
    const timer = setTimeout(resume, ms)
    leaving.add(resume)
  })
}

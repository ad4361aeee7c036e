/** Wakes whoever waits for something new. */
export class Signal {
  private readonly waiting = new Set<() => void>()

  /** Resolves when it is given, and no later than after that many ms. */
  within(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer)
        this.waiting.delete(done)
        resolve()
      }
      const timer = setTimeout(done, Math.max(0, ms))
      this.waiting.add(done)
    })
  }

  /** Not at once: whoever brings something new goes on first, and tells those who look on. */
  give(): void {
    if (this.waiting.size === 0) return
    setImmediate(() => {
      for (const done of [...this.waiting]) done()
    })
  }
}

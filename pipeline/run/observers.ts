import type { Observer } from '../observer'

/** Several observers as one: each is told, whatever another throws. */
export function observers(all: readonly Observer[]): Observer {
  const tell = (what: (observer: Observer) => void) => {
    for (const observer of all) {
      try {
        what(observer)
      } catch {
        // Whoever looks on stops nothing.
      }
    }
  }
  return {
    collected: (...told) => tell((observer) => observer.collected?.(...told)),
    refused: (...told) => tell((observer) => observer.refused?.(...told)),
    taken: (...told) => tell((observer) => observer.taken?.(...told)),
    outcome: (...told) => tell((observer) => observer.outcome?.(...told))
  }
}

import { setTimeout as wait } from 'timers/promises'
import { setFlagsFromString } from 'v8'
import { runInNewContext } from 'vm'

setFlagsFromString('--expose-gc')

const collectGarbage = runInNewContext('gc') as () => void

/** Collections until memory is what is in use, and milliseconds between them. */
const COLLECTIONS = 3
const PAUSE = 20

/**
 * Collects garbage until nothing more comes of it: what lies outside the heap is given back by other threads some time after a
 * collection, and counts as in use until the next.
 */
export async function settleMemory(): Promise<void> {
  for (let collection = 0; collection < COLLECTIONS; collection++) {
    collectGarbage()
    await wait(PAUSE)
  }
}

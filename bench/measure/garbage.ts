import { setFlagsFromString } from 'v8'
import { runInNewContext } from 'vm'

setFlagsFromString('--expose-gc')

/** Collects garbage, so that nobody pays for what somebody else left behind. */
export const collectGarbage = runInNewContext('gc') as () => void

import type { JsonObject } from '../sandbox/json'
import { MigrationError } from './migration-error'

/** The settings that are keys. */
const KEYS = ['apiKey', 'secretKey']

/** What stands in place of a key: Segment's bullets before its end, the asterisks of our own reports, an ellipsis. */
const MASK = /[•●…]|\*{3}/

/**
 * Refuses keys that are not there in full: with them the new destination would send nothing.
 * @throws MigrationError which names them, and what to do.
 */
export function refuseMaskedKeys(settings: JsonObject): void {
  const masked = KEYS.filter((key) => {
    const value = settings[key]
    return typeof value === 'string' && MASK.test(value)
  })
  if (masked.length === 0) return
  const [them, are] = masked.length > 1 ? ['them', 'are'] : ['it', 'is']
  throw new MigrationError(
    `${masked.join(
      ' and '
    )} ${are} masked: Segment shows the end of a key alone. Put the whole of ${them} in the file, from the settings of the project in Amplitude, or take ${them} out and enter ${them} in Segment: jq 'del(.. | objects | .apiKey, .secretKey)' takes both out.`
  )
}

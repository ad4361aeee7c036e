/** Part of the built package: whether the framework, as it is installed here, can work at all. */
import { validateSchema } from '@segment/actions-core'

/**
 * Has the framework check something under a name with a space, as it does with every event of a destination whose name has
 * one. Versions of fast-uri from 3.1.6 on refuse such names. Without this, each event would be lost for good at its first try.
 *
 * @param name of the destination
 * @throws {Error} that says the remedy, when the framework cannot
 */
export function checkFramework(name: string): void {
  try {
    validateSchema({}, { type: 'object' }, { schemaKey: `${name}:Loading the Package` })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(
      `Segment's framework cannot check events with the fast-uri that is installed here ("${reason}"): ` +
        'add "overrides": {"fast-uri": "3.1.0"} to your package.json, and install again.'
    )
  }
}

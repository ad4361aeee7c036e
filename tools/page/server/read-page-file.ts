import { MigrationError } from '../../migrate/migration-error'
import { subscriptionsIn } from '../../migrate/subscriptions-in'
import { wordsForType } from '../../migrate/words-for-type'
import { isObject } from '../../sandbox/json'
import type { OnPage } from '../page-file'
import { PAGE_FILE } from '../page-file'

/**
 * Reads a file that the page exported, or what its link holds.
 * @returns `undefined` where the input is another file.
 * @throws MigrationError where it is one, and not in the form that this page writes.
 */
export function readPageFile(input: unknown): OnPage | undefined {
  if (!isObject(input) || input.file !== PAGE_FILE.file) return undefined
  if (input.version !== PAGE_FILE.version) {
    throw new MigrationError(
      `The file is of another version of this page: it has version ${String(
        input.version
      )}, and this page reads version ${PAGE_FILE.version}. Export it again with this one.`
    )
  }
  const { event } = input
  if (event !== undefined && typeof event !== 'string') {
    throw new MigrationError(`event is ${wordsForType(event)}. It must be text, as it stood in the editor.`)
  }
  const subscriptions = subscriptionsIn(input)
  if (!subscriptions) {
    throw new MigrationError(`subscriptions is ${wordsForType(input.subscriptions)}. It must be a list.`)
  }
  return { subscriptions, event }
}

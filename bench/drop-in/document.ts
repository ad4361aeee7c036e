/** docs/drop-in.md: what is compared with Segment's own Amplitude (Actions), and what differs. */
import { join } from 'path'
import { code, formatted, table } from '../../tools/markdown/markdown'
import { dependencies } from '../package.json'
import { CALLS, REFUSED, RESCUED } from './calls'
import { INTENDED } from './intended'
import type { SavedCall } from './saved-call'

export const DOCUMENT = join(__dirname, '../../docs/drop-in.md')

/** The text, the same for the same calls and differences, byte for byte. */
export function documentOf(): string {
  const actions = [...new Set(CALLS.map(({ action }) => action))]
  return formatted(
    [
      "# In place of Segment's own",
      'Generated from `bench/drop-in/` by `npm run docs:drop-in`.',
      "This destination takes the place of Segment's own Amplitude (Actions): same name, same slug. A subscription that was saved for it goes on unchanged. What stays the same:",
      [
        '- **Actions.** Every key of an action is here. `logEventV2` and `groupIdentifyUser` are here for saved subscriptions alone: they do what `logEvent` and `groupIdentify` do, and are not offered for new ones.',
        '- **Fields.** Every key of a field is here, takes every value that it took, and means the same. No field is required that was not. `products` of Log Event and `min_id_length` of Map User are accepted, and send nothing.',
        '- **Settings.** Every key is here, with the same choices.',
        '- **Nothing is added to a saved mapping by itself.** What is newer, such as the insert id that makes a retry count once, `npm run migrate` adds: see [migration](migration.md#from-amplitude-actions).'
      ].join('\n'),
      '## What differs',
      'All of it is intended. Whatever else differs is a fault, and fails the check.',
      table(
        ["Segment's own sends", 'Here', 'Why'],
        INTENDED.map(({ theirs, ours, rule }) => [theirs, ours, rule])
      ),
      `Refused by Segment's own, and delivered here, since what only describes costs no event: ${namesOf(RESCUED)}.`,
      `Sent by Segment's own for Amplitude to refuse, and refused here before, with the field, the value and the remedy: ${namesOf(
        REFUSED
      )}.`,
      'Both run on the newest parser of user agents here. Segment’s repository locks an older one, with which its own destination names a Mac `Mac OS` of no maker; here it is `Macintosh` of Apple with either.',
      'What a saved subscription lacks because it is newer, such as the insert id that makes a retry count once, `npm run migrate` adds: see [migration](migration.md).',
      '## What is compared',
      `${CALLS.length} calls, each through a saved subscription: the default mapping of \`@segment/action-destinations\` ${dependencies['@segment/action-destinations']}, as Segment's app saves it, with typical changes to it. Both destinations get the same call and the same mapping, each on the framework that it loads itself. A server on this machine takes what they send, and it is compared value by value; what is sent here must be the same in a batch.`,
      actions.map((action) => listOf(action)).join('\n'),
      '## Run it',
      '```sh\nnpm run check:drop-in\n```',
      "It installs the packages of `bench/`, Segment's own destination among them, and needs no network beyond the npm registry. It fails where something differs that is not in the table, and where something of the table no longer differs. The calls are in `bench/drop-in/*-calls.ts`, the table in `bench/drop-in/intended.ts`; `npm run docs:drop-in` writes this page anew."
    ].join('\n\n')
  )
}

function listOf(action: string): string {
  const calls = CALLS.filter((call) => call.action === action)
  return `- ${code(action)}, ${calls.length} calls: ${namesOf(calls, '; ')}`
}

function namesOf(calls: readonly SavedCall[], between = ', '): string {
  return calls.map(({ name }) => name).join(between)
}

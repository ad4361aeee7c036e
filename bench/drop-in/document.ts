/** docs/drop-in.md: what is compared with Segment's own Amplitude (Actions), and what differs. */
import { join } from 'path'
import { code, formatted, table } from '../../tools/docs/markdown'
import { CALLS, RESCUED } from './calls'
import { INTENDED } from './intended'

export const DOCUMENT = join(__dirname, '../../docs/drop-in.md')

/** The text, the same for the same calls and differences, byte for byte. */
export function documentOf(): string {
  const actions = [...new Set(CALLS.map(({ action }) => action))]
  return formatted(
    [
      "# In place of Segment's own",
      `This destination has the name and the slug of Segment's own Amplitude (Actions), and every key of its actions, fields and settings. A subscription that was saved for it goes on unchanged: two of its actions (\`logEventV2\`, \`groupIdentifyUser\`) exist for that alone, and are not offered for new subscriptions.`,
      `\`npm run check:drop-in\` shows it. It takes the default mappings of \`@segment/action-destinations\` 3.497.0 from npm, as Segment's app saved them, runs ${CALLS.length} calls through both destinations, one by one, and compares value by value what reaches Amplitude; here in batches too. What differs must be in the following table, and all of the table must occur. It writes this page with \`-- --write\`.`,
      '## What differs',
      table(
        ["Segment's own sends", 'Here', 'Why'],
        INTENDED.map(({ theirs, ours, rule }) => [theirs, ours, rule])
      ),
      `Delivered here, and refused by Segment's own: ${RESCUED.map(({ name }) => name).join(
        ', '
      )}. What only describes costs no event.`,
      'Both run on the newest parser of user agents here. Segment’s repository locks an older one, with which its own destination names a Mac `Mac OS` of no maker; here it is `Macintosh` of Apple with either.',
      'What a saved subscription lacks because it is newer, such as the insert id that makes a retry count once, `npm run migrate` adds: see [migration](migration.md).',
      '## What is compared',
      table(
        ['Action', 'Calls'],
        actions.map((action) => [
          code(action),
          CALLS.filter((call) => call.action === action)
            .map(({ name }) => name)
            .join(', ')
        ])
      )
    ].join('\n\n')
  )
}

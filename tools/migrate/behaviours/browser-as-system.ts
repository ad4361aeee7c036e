/** What the user agent says. */
import type { ClassicBehaviour } from '../classic-behaviour'
import { withField } from '../draft'
import { carriedOver } from '../verdict'

export const browserAsSystem: ClassicBehaviour = {
  key: 'userAgentOs',
  label: 'Browser as OS',
  value: () => 'browser',
  does: 'The name and version of the system were those of the browser (`Chrome`), and the device model was the name of the system.',
  answer: '`userAgentOs` is `browser` in every action that sends events.',
  judge: () =>
    carriedOver(
      'userAgentOs is browser in every action that sends events.',
      'So the classic destination had it, and charts on it go on. Where a call names its system, that counts.',
      (draft) => withField(draft, 'userAgentOs', 'browser')
    )
}

/** Calls that the classic destination never got. */
import type { ClassicBehaviour } from '../classic-behaviour'
import { withField } from '../draft'
import { carriedOver } from '../verdict'

export const switchedOffCalls: ClassicBehaviour = {
  key: 'integrations',
  label: 'Calls Switched Off',
  value: () => ({ Amplitude: false }),
  does: 'A call with `{Amplitude: false}` in its `integrations` was never sent to it.',
  answer:
    'A hidden option of every action, `respect_classic_integrations`, passes such calls over, unless they name this destination with `"Actions Amplitude": true`. Calls with `{All: false, Amplitude: true}` never reach a destination of this name: name it in them.',
  judge: () =>
    carriedOver(
      'Calls with {"Amplitude": false} are passed over: every subscription has respect_classic_integrations.',
      'The classic destination never got them. Segment itself goes by the new name: what your code sends to some destinations only ({"All": false, "Amplitude": true}) does not reach this one until a person adds "Actions Amplitude": true there; and {"Amplitude": false, "Actions Amplitude": true} is sent.',
      (draft) => withField(draft, 'respect_classic_integrations', true)
    )
}

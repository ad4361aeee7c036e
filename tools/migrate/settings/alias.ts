/** Aliases. */
import type { ClassicSetting } from '../classic-setting'
import { subscription, withSubscription } from '../draft'
import { SWITCH } from '../value-type'
import { carriedOver } from '../verdict'

export const sendAlias: ClassicSetting<boolean> = {
  key: 'sendAlias',
  label: 'Enable Alias',
  type: SWITCH,
  default: false,
  does: 'Alias calls map a user to a global user, or end that (`unmap`).',
  answer: 'A subscription of Map User to alias calls.',
  judge(value) {
    if (!value) return carriedOver('No subscription takes alias calls.', 'The switch is off.')
    return carriedOver('Map User on alias calls.', "It needs Amplitude's Portfolio add-on, as before.", (draft) =>
      withSubscription(draft, subscription('Alias Calls', 'mapUser', 'type = "alias"'))
    )
  }
}

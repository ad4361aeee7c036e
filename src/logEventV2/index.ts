import type { ActionDefinition } from '@segment/actions-core'
import type { Settings } from '../generated-types'
import logEvent from '../logEvent'
import type { Payload } from './generated-types'

/** Log Event under the key by which saved subscriptions of the version before know it. */
const action: ActionDefinition<Settings, Payload> = {
  ...logEvent,
  title: 'Log Event V2',
  description: 'The same as Log Event, for subscriptions that have it already. Choose Log Event for new ones.',
  hidden: true
}

export default action

import type { ActionDefinition } from '@segment/actions-core'
import type { Settings } from '../generated-types'
import groupIdentify from '../groupIdentify'
import type { Payload } from './generated-types'

/** Group Identify under the key by which saved subscriptions of the version before know it. */
const action: ActionDefinition<Settings, Payload> = {
  ...groupIdentify,
  title: 'Group Identify User',
  description:
    'The same as Group Identify, for subscriptions that have it already. Choose Group Identify for new ones.',
  hidden: true
}

export default action

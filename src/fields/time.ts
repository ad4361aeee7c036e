import type { InputField } from '@segment/actions-core'
import { optionOfCall } from './integrations'
import { path } from './mapping'

/** When it happened, and in which session. */
export const timeFields: Record<string, InputField> = {
  time: {
    label: 'Timestamp',
    description:
      'When it happened: a date, or the epoch in seconds or milliseconds. Sent in milliseconds since the epoch, UTC. When empty, Amplitude takes the time at which the event arrives.',
    type: 'datetime',
    default: path('$.timestamp')
  },
  session_id: {
    label: 'Session ID',
    description:
      "The start of the session that the event belongs to: a date, or the epoch in seconds (10 digits) or milliseconds (13 digits). -1 stands for no session, as does an empty value. By default the option session_id under integrations['Actions Amplitude'] of the call.",
    type: 'datetime',
    default: optionOfCall('session_id')
  },
  outOfSession: {
    label: 'Out of Session',
    description:
      'When true, the event counts for no session, whatever the Session ID says: for push notifications and other things that happen without the user. By default the option outOfSession of the call.',
    type: 'boolean',
    default: optionOfCall('outOfSession')
  }
}

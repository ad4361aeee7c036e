import type { InputField } from '@segment/actions-core'
import { path } from './mapping'

/**
 * When it happened, and in which session. Texts for the framework, as its own check of times would reject an event without
 * showing the value or the remedy.
 */
export const timeFields: Record<string, InputField> = {
  time: {
    label: 'Timestamp',
    description:
      'When it happened: a date, or the epoch in seconds or milliseconds. Sent in milliseconds since the epoch, UTC. When empty, Amplitude takes the time at which the event arrives. A value that is no time rejects the event.',
    type: 'string',
    default: path('$.timestamp')
  },
  session_id: {
    label: 'Session ID',
    description:
      "The start of the session that the event belongs to: a date, or the epoch in seconds (10 digits) or milliseconds (13 digits). -1 stands for no session, as does an empty value. When empty, it is the option session_id of the call, under integrations['Actions Amplitude'] or integrations.Amplitude. A value that is no time rejects the event.",
    type: 'string'
  },
  outOfSession: {
    label: 'Out of Session',
    description:
      'When true, the event counts for no session, whatever the Session ID says: for push notifications and other things that happen without the user. When empty, it is the option outOfSession of the call.',
    type: 'string'
  }
}

import type { InputField } from '@segment/actions-core'
import { path } from './mapping'

/** What makes a retry recognizable. */
export const deduplicationFields: Record<string, InputField> = {
  insert_id: {
    label: 'Insert ID',
    description:
      'Amplitude drops an event whose Insert ID it has seen from the same device within 7 days, which makes retries safe. When empty, it is made of the message id and the event type. Map it yourself where one call is to count twice under the same event type, through two mappings; a further event out of the same call, such as a product, gets one that is made of it.',
    type: 'string',
    category: 'config',
    displayMode: 'collapsed'
  },
  message_id: {
    label: 'Message ID',
    description: 'The id that Segment gives to a call. The Insert ID is made from it; it is not sent by itself.',
    type: 'string',
    unsafe_hidden: true,
    default: path('$.messageId')
  }
}

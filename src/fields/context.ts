import type { InputField } from '@segment/actions-core'
import { advertisingFields } from './advertising'
import { callContextField } from './call-context'
import { deduplicationFields } from './deduplication'
import { deviceFields } from './device'
import { locationFields } from './location'
import { originFields } from './origin'
import { userAgentFields } from './user-agent'

/** What every event carries beside what happened: on what, where, sent by what. */
export const contextFields: Record<string, InputField> = {
  ...callContextField,
  ...deviceFields,
  ...userAgentFields,
  ...locationFields,
  ...advertisingFields,
  ...originFields,
  ...deduplicationFields
}

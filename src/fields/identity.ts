import type { InputField } from '@segment/actions-core'
import { coalesce, path } from './mapping'

/** Who did it. */
export const identityFields: Record<string, InputField> = {
  user_id: {
    label: 'User ID',
    description:
      'The id of the known user. Amplitude needs this or the Device ID, at least 5 characters long unless Minimum ID Length says otherwise. A stand-in such as "anonymous", "null" or "0", which Amplitude refuses, is left out where the Device ID identifies the event; otherwise the event is rejected. A User ID that is too short always rejects it: without it, the event would be somebody else\'s.',
    type: 'string',
    category: 'identifier',
    default: path('$.userId')
  },
  device_id: {
    label: 'Device ID',
    description:
      "The id of the device or browser, by which Amplitude recognizes a user who has not logged in yet, and joins that user to the known one when both ids travel together. A stand-in, or one that is too short, is left out where the User ID identifies the event. To have the same device id as Amplitude's own SDK in the browser or on the phone, map the value that the SDK uses.",
    type: 'string',
    category: 'identifier',
    default: coalesce('$.context.device.id', '$.anonymousId')
  }
}

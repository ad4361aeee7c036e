import type { InputField } from '@segment/actions-core'
import { coalesce, path } from './mapping'

/** Advertising ids. */
export const advertisingFields: Record<string, InputField> = {
  idfa: {
    label: 'Apple Advertising ID (IDFA)',
    description:
      'The advertising id of an Apple device. When empty, it is the advertising id of the call, if the event comes from an Apple system or from an unknown one.',
    type: 'string',
    displayMode: 'collapsed'
  },
  idfv: {
    label: 'Apple Vendor ID (IDFV)',
    description:
      'The vendor id of an Apple device. When empty, it is context.device.id, if the event comes from an Apple system.',
    type: 'string',
    displayMode: 'collapsed'
  },
  adid: {
    label: 'Google Advertising ID (ADID)',
    description:
      'The advertising id of Google Play services. When empty, it is the advertising id of the call, if the event comes from Android or from an unknown system.',
    type: 'string',
    displayMode: 'collapsed'
  },
  android_id: {
    label: 'Android ID',
    description: 'The Android ID, which is not an advertising id.',
    type: 'string',
    displayMode: 'collapsed'
  },
  advertising_id: {
    label: 'Advertising ID',
    description:
      'The advertising id as Segment collects it, under one name for all systems. Sent under the name that fits the system.',
    type: 'string',
    unsafe_hidden: true,
    default: coalesce(path('$.context.device.advertisingId'), path('$.context.device.idfa'))
  },
  vendor_id: {
    label: 'Vendor ID',
    description: "The device id as Segment's SDKs collect it, which is the vendor id on Apple systems.",
    type: 'string',
    unsafe_hidden: true,
    default: path('$.context.device.id')
  }
}

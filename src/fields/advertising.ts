import type { InputField } from '@segment/actions-core'

function advertisingField(label: string, description: string): InputField {
  return { label, description, type: 'string', displayMode: 'collapsed' }
}

/** Advertising ids. One of zeros, as phones give it where tracking is not allowed, is none. */
export const advertisingFields: Record<string, InputField> = {
  idfa: advertisingField(
    'Apple Advertising ID (IDFA)',
    'The advertising id of an Apple device. When empty, it is context.device.advertisingId, or context.device.idfa, if the event comes from an Apple system or from an unknown one, and context.device.adTrackingEnabled is not false.'
  ),
  idfv: advertisingField(
    'Apple Vendor ID (IDFV)',
    'The vendor id of an Apple device. When empty, it is context.device.id, if the event comes from an Apple system and context.device.adTrackingEnabled is not false.'
  ),
  adid: advertisingField(
    'Google Advertising ID (ADID)',
    'The advertising id of Google Play services. When empty, it is context.device.advertisingId, or context.device.idfa, if the event comes from Android or from an unknown system, and context.device.adTrackingEnabled is not false.'
  ),
  android_id: advertisingField('Android ID', 'The Android ID, which is not an advertising id.'),
  android_app_set_id: advertisingField(
    'Android App Set ID',
    "Google's id of all apps of one developer on a device, for uses other than advertising."
  )
}

/** What recognizes a device. */
import { coalesce } from '../../../src/fields/mapping'
import type { ClassicSetting } from '../classic-setting'
import { isOnPhone } from '../classic-setting'
import { withChangedField, withField } from '../draft'
import { SWITCH } from '../value-type'
import { carriedOver, notNeeded } from '../verdict'

export const preferAnonymousIdForDeviceId: ClassicSetting<boolean> = {
  key: 'preferAnonymousIdForDeviceId',
  label: 'Prefer Anonymous ID for Device ID',
  type: SWITCH,
  default: false,
  does: "The device id is `anonymousId`, and the device's own id only where there is none. Browsers and servers.",
  answer:
    '`device_id` from `$.anonymousId`, else `$.context.device.id`. Off: the other way round, which is the default.',
  judge(value, { options }) {
    if (!value) return carriedOver('device_id from $.context.device.id, else $.anonymousId.', 'The default does it.')
    if (isOnPhone(options)) {
      return notNeeded(
        'device_id from $.context.device.id, else $.anonymousId.',
        'On a phone the classic destination did not have this switch; another device id would make other users.'
      )
    }
    return carriedOver(
      'device_id from $.anonymousId, else $.context.device.id, in every action that has it.',
      'The switch is on.',
      (draft) => withField(draft, 'device_id', coalesce('$.anonymousId', '$.context.device.id'))
    )
  }
}

const ADVERTISING_ID = coalesce('$.context.device.advertisingId', '$.context.device.idfa')

/** The advertising id without zeros and dashes: nothing is left of the one that a phone gives where tracking is not allowed. */
const SIGNIFICANT = {
  '@replace': { value: ADVERTISING_ID, pattern: '0', replacement: '', pattern2: '-', replacement2: '' }
}

export const useAdvertisingIdForDeviceId: ClassicSetting<boolean> = {
  key: 'useAdvertisingIdForDeviceId',
  label: 'Use Advertising ID for Device ID',
  type: SWITCH,
  default: false,
  does: 'Phones in device mode: the device id is the advertising id, where the phone gives one. Servers ignored it.',
  answer:
    'With `--device-mode ios` or `android`, `device_id` from `$.context.device.advertisingId`, or `idfa`; one that is missing, or all zeros as where tracking is not allowed, gives way to the usual device id. Otherwise nothing changes.',
  judge(value, { options }) {
    if (!value) return carriedOver('Advertising ids are no device ids.', 'The switch is off.')
    if (!isOnPhone(options)) {
      return notNeeded(
        'Advertising ids are no device ids.',
        'The classic server ignored it; it was for phones in device mode. If yours sent so, run the migration with --device-mode.'
      )
    }
    return carriedOver(
      'device_id from $.context.device.advertisingId or idfa, else as without this setting.',
      'An id of zeros, where tracking is not allowed, is passed over, as Amplitude refuses it.',
      (draft) =>
        withChangedField(draft, 'device_id', (usual) => ({
          // The framework's `blank` takes `then` for a value that is neither missing nor empty.
          '@if': { blank: SIGNIFICANT, then: ADVERTISING_ID, ...(usual === undefined ? {} : { else: usual }) }
        }))
    )
  }
}

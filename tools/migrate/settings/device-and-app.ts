/** The app, and where the device is. */
import type { ClassicSetting } from '../classic-setting'
import { withChangedField, withField } from '../draft'
import { SWITCH, TEXT } from '../value-type'
import { carriedOver } from '../verdict'

export const versionName: ClassicSetting<string> = {
  key: 'versionName',
  label: 'Version Name',
  type: TEXT,
  default: '',
  does: 'The version of the app or site, for all events.',
  answer: '`app_version` is this text. Empty: it comes from `$.context.app.version`, which is the default.',
  judge(value) {
    if (value === '') return carriedOver('app_version from $.context.app.version.', 'The default does it.')
    return carriedOver(
      'app_version is this text, in every action that has it.',
      'It is one version for all events; what a call says of its app is not looked at.',
      (draft) => withField(draft, 'app_version', value)
    )
  }
}

export const enableLocationListening: ClassicSetting<boolean> = {
  key: 'enableLocationListening',
  label: 'Enable Location Listening',
  type: SWITCH,
  default: true,
  does: 'Phones: the SDK adds where the device is.',
  answer:
    '`location_lat` and `location_lng` from `$.context.location`; the app must put its place there. Off: nothing is mapped to them. Amplitude still derives a place from the IP address.',
  judge(value) {
    if (value) {
      return carriedOver(
        'location_lat and location_lng from $.context.location.',
        'The default does it. Segment does not ask the device where it is: an app that wants it must put it there.'
      )
    }
    return carriedOver(
      'Nothing is mapped to location_lat and location_lng.',
      'The switch is off. Amplitude still derives a place from the IP address; to keep that out too, take away the mapping of ip.',
      (draft) =>
        ['location_lat', 'location_lng'].reduce((left, key) => withChangedField(left, key, () => undefined), draft)
    )
  }
}

/** The app, and where the device is. */
import { path } from '../../../src/fields/mapping'
import type { ClassicSetting } from '../classic-setting'
import { isOnPhone } from '../classic-setting'
import { withField } from '../draft'
import { SWITCH, TEXT } from '../value-type'
import { carriedOver, notNeeded } from '../verdict'

export const versionName: ClassicSetting<string> = {
  key: 'versionName',
  label: 'Version Name',
  type: TEXT,
  default: '',
  does: 'Browser in device mode: the version of the site, for all events. Servers and phones ignored it.',
  answer:
    'With `--device-mode browser`, `app_version` is this text. Otherwise, or empty: it comes from `context.app.version`, as where nothing is mapped.',
  judge(value, { options }) {
    if (value === '') return carriedOver('app_version from context.app.version.', 'It is so where nothing is mapped.')
    if (options.deviceMode !== 'browser') {
      return notNeeded(
        'app_version from context.app.version.',
        isOnPhone(options)
          ? 'The setting was for browsers; on a phone the version is that of the app.'
          : 'The classic server ignored it. If a browser sent in device mode, run the migration with --device-mode browser.'
      )
    }
    return carriedOver(
      'app_version is this text, in every action that has it.',
      "So Amplitude's SDK had it in device mode: one version for all events; what a call says of its app is not looked at.",
      (draft) => withField(draft, 'app_version', value)
    )
  }
}

/** The call's context, in which the place has its names alone. */
const CONTEXT_WITHOUT_COORDINATES = {
  '@merge': {
    direction: 'right',
    objects: [
      path('$.context'),
      {
        location: {
          country: path('$.context.location.country'),
          region: path('$.context.location.region'),
          city: path('$.context.location.city')
        }
      }
    ]
  }
}

export const enableLocationListening: ClassicSetting<boolean> = {
  key: 'enableLocationListening',
  label: 'Enable Location Listening',
  type: SWITCH,
  default: true,
  does: 'Phones in device mode: the SDK adds where the device is. Servers ignored it: they sent the coordinates in `context.location`, on or off.',
  answer:
    '`location_lat` and `location_lng` from `context.location`, where nothing is mapped; the app must put its place there. Off, with `--device-mode ios` or `android`: `context` is mapped without the coordinates. Amplitude still derives a place from the IP address.',
  judge(value, { options }) {
    if (!isOnPhone(options)) {
      return notNeeded(
        'location_lat and location_lng from context.location.',
        value
          ? 'It is so where nothing is mapped. The setting was for phones in device mode.'
          : 'The classic server ignored the switch, and sent the coordinates of a call. If phones sent in device mode, run the migration with --device-mode.'
      )
    }
    if (value) {
      return carriedOver(
        'location_lat and location_lng from context.location.',
        'It is so where nothing is mapped. Segment does not ask the device where it is: an app that wants it must put it there.'
      )
    }
    return carriedOver(
      'context is mapped without the coordinates of its location.',
      'The switch is off. Amplitude still derives a place from the IP address; to keep that out too, take away the mapping of ip.',
      (draft) => withField(draft, 'context', CONTEXT_WITHOUT_COORDINATES)
    )
  }
}

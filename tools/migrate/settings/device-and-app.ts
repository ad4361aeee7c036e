/** The app, and where the device is. */
import { path } from '../../../src/fields/mapping'
import type { ClassicSetting } from '../classic-setting'
import { withField } from '../draft'
import { SWITCH, TEXT } from '../value-type'
import { carriedOver } from '../verdict'

export const versionName: ClassicSetting<string> = {
  key: 'versionName',
  label: 'Version Name',
  type: TEXT,
  default: '',
  does: 'The version of the app or site, for all events.',
  answer: '`app_version` is this text. Empty: it comes from `context.app.version`, as where nothing is mapped.',
  judge(value) {
    if (value === '') return carriedOver('app_version from context.app.version.', 'It is so where nothing is mapped.')
    return carriedOver(
      'app_version is this text, in every action that has it.',
      'It is one version for all events; what a call says of its app is not looked at.',
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
  does: 'Phones: the SDK adds where the device is.',
  answer:
    '`location_lat` and `location_lng` from `context.location`, where nothing is mapped; the app must put its place there. Off: `context` is mapped without the coordinates. Amplitude still derives a place from the IP address.',
  judge(value) {
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

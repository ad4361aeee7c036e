/** Which project of Amplitude's it is, and where. */
import type { ClassicSetting } from '../classic-setting'
import { withSettings } from '../draft'
import { TEXT } from '../value-type'
import { carriedOver, needsPerson } from '../verdict'

export const apiKey: ClassicSetting<string> = {
  key: 'apiKey',
  label: 'API Key',
  type: TEXT,
  default: '',
  secret: true,
  does: 'Names the project.',
  answer: 'The setting `apiKey`. Empty: enter it in Segment.',
  judge(value) {
    if (value.trim() === '') {
      return needsPerson(
        'Enter the API key of the Amplitude project in the settings.',
        'Without it nothing can be sent, and none was given.'
      )
    }
    return carriedOver('The setting API Key.', 'It names the project.', (draft) =>
      withSettings(draft, { apiKey: value.trim() })
    )
  }
}

export const secretKey: ClassicSetting<string> = {
  key: 'secretKey',
  label: 'Secret Key',
  type: TEXT,
  default: '',
  secret: true,
  does: 'Allows deletions of users.',
  answer: 'The setting `secretKey`, which is required here. Empty: enter it in Segment.',
  judge(value) {
    if (value.trim() === '') {
      return needsPerson(
        'Enter the secret key of the Amplitude project in the settings.',
        'The classic destination needed it for deletions only. Here it is required.'
      )
    }
    return carriedOver('The setting Secret Key.', 'It allows deletions.', (draft) =>
      withSettings(draft, { secretKey: value.trim() })
    )
  }
}

/** The region by what the setting has been called over the years: region, host, or name in Segment's UI. */
const REGIONS: ReadonlyMap<string, 'north_america' | 'europe'> = new Map([
  ['', 'north_america'],
  ['north_america', 'north_america'],
  ['north america', 'north_america'],
  ['us', 'north_america'],
  ['api.amplitude.com', 'north_america'],
  ['api2.amplitude.com', 'north_america'],
  ['amplitude us endpoint', 'north_america'],
  ['europe', 'europe'],
  ['eu', 'europe'],
  ['api.eu.amplitude.com', 'europe'],
  ['amplitude eu endpoint', 'europe']
])

export const endpoint: ClassicSetting<string> = {
  key: 'endpoint',
  label: 'Endpoint',
  type: TEXT,
  default: 'north_america',
  does: 'Chooses the region of the project.',
  answer:
    'The setting `endpoint`: `north_america` or `europe`, also from the older forms such as `api.eu.amplitude.com`. Anything else: choose the region in Segment.',
  judge(value) {
    const host = value
      .trim()
      .toLowerCase()
      .replace(/^https?:\/\//, '')
      .replace(/\/.*$/, '')
    const region = REGIONS.get(host)
    if (!region) {
      return needsPerson(
        'Choose the region of the project in the settings; until then it is North America.',
        'It is no region, host or name that Amplitude is known to have.',
        (draft) => withSettings(draft, { endpoint: 'north_america' })
      )
    }
    return carriedOver(
      `The setting Endpoint Region: ${region}.`,
      'A project is in one region, and only its servers take its events.',
      (draft) => withSettings(draft, { endpoint: region })
    )
  }
}

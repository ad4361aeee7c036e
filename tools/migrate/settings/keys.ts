/** Which project of Amplitude's it is, and where. */
import type { ClassicSetting } from '../classic-setting'
import { withSettings } from '../draft'
import { TEXT } from '../value-type'
import { carriedOver, needsPerson } from '../verdict'

interface Key extends Pick<ClassicSetting<string>, 'label' | 'does' | 'answer'> {
  key: 'apiKey' | 'secretKey'
  /** Why a person must enter it where there is none. */
  needed: string
}

function keyOf({ needed, ...setting }: Key): ClassicSetting<string> {
  const { key, label, does } = setting
  return {
    ...setting,
    type: TEXT,
    default: '',
    secret: true,
    judge(value) {
      const trimmed = value.trim()
      if (trimmed === '') return needsPerson(`Enter the ${label} of the Amplitude project in the settings.`, needed)
      return carriedOver(`The setting ${label}.`, does, (draft) => withSettings(draft, { [key]: trimmed }))
    }
  }
}

export const apiKey = keyOf({
  key: 'apiKey',
  label: 'API Key',
  does: 'Names the project.',
  answer: 'The setting `apiKey`. Empty: enter it in Segment.',
  needed: 'Without it nothing can be sent, and it is empty.'
})

export const secretKey = keyOf({
  key: 'secretKey',
  label: 'Secret Key',
  does: 'Allows deletions of users.',
  answer: 'The setting `secretKey`, which is required here. Empty: enter it in Segment.',
  needed: 'The classic destination needed it for deletions only. Here it is required.'
})

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

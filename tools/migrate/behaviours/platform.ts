/** What the platform is where nothing says it. */
import { path, whereText } from '../../../src/fields/mapping'
import type { ClassicBehaviour } from '../classic-behaviour'
import { withField } from '../draft'
import { carriedOver, notNeeded } from '../verdict'

const OS = '$.context.os.name'
const LIBRARY = '$.context.library.name'

/** The system in lower case, else the library: where the call names no device type, and neither system nor library is for one platform. */
const SYSTEM_OR_LIBRARY = whereText(
  OS,
  { '@case': { operator: 'lower', value: path(OS) } },
  whereText(LIBRARY, path(LIBRARY), '')
)

export const platform: ClassicBehaviour = {
  key: 'platform',
  label: 'Platform',
  value: ({ options }) => (options.deviceMode ? undefined : 'context.library.name'),
  does: 'Servers: the platform was the device type, else `iOS`, `Android` or `Web` by system and library, else the name of the system in lower case, else that of the library (`analytics-node`).',
  answer:
    'The default has the first two; `platform_fallback`, a hidden field, is mapped to the last two. In device mode: nothing, as the SDK named its own platform.',
  judge({ options }) {
    if (options.deviceMode) {
      return notNeeded(
        'The platform is iOS, Android or Web, by device type, system and library.',
        "In device mode Amplitude's SDK named its own platform."
      )
    }
    return carriedOver(
      'platform_fallback from $.context.os.name in lower case, else $.context.library.name.',
      'So the classic destination named the platform of calls from servers ("analytics-node"). Where a call names its device type, or comes from a phone or analytics.js, the platform is that one.',
      (draft) => withField(draft, 'platform_fallback', SYSTEM_OR_LIBRARY)
    )
  }
}

import process from 'node:process'
import { parseArgs } from 'node:util'
import { Analytics } from '@segment/analytics-node'

const { values } = parseArgs({
  options: {
    host: { type: 'string', default: process.env.SEGMENT_HOST ?? 'http://127.0.0.1:3000' },
    'device-id': { type: 'string', default: 'a80b66d5-b86d-41bd-866f-fe04ee7841af' }
  }
})

/** The library as any server has it. Only its host is another one: `--host`, `$SEGMENT_HOST`, or that of `npm run serve`. */
export const analytics = new Analytics({ writeKey: 'any', host: values.host })

/** The id of a user's device, as a page or an app told it: `--device-id`. */
export const deviceId = values['device-id']

/** The companion as a browser destination of Segment's, loaded by analytics-next beside the destination in the cloud. */
import { browserDestination } from '@segment/browser-destination-runtime/shim'
import type { BrowserDestinationDefinition } from '@segment/browser-destination-runtime/types'
import { landingHere } from './companion/attribution'
import type { Settings } from './generated-types'
import sessionId from './sessionId'
import type { Client } from './sessionId'

export const destination: BrowserDestinationDefinition<Settings, Client> = {
  name: 'Amplitude (Actions)',
  mode: 'device',
  actions: { sessionId },
  initialize: () => Promise.resolve({ landing: landingHere() })
}

export default browserDestination(destination)

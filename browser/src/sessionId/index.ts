import type { BrowserActionDefinition } from '@segment/browser-destination-runtime/types'
import { companionFor } from '../companion/companion'
import type { Companion } from '../companion/companion'
import type { Landing } from '../companion/attribution'
import type { Settings } from '../generated-types'
import { fields } from './fields'
import type { Payload } from './generated-types'

/** What the destination's calls share: made when the destination is loaded, before any options are known. */
export interface Client {
  /** How the page was reached. Absent where another definition than this project's has loaded the action. */
  landing?: Landing
  /** From the first call on, whose mapping brings the options. */
  companion?: Companion
}

const action: BrowserActionDefinition<Settings, Client, Payload> = {
  title: 'Session Plugin',
  description:
    "Adds the session, and where asked for Amplitude's device id and attribution, to each call of the browser.",
  platform: 'web',
  defaultSubscription: 'type = "track" or type = "identify" or type = "group" or type = "page" or type = "alias"',
  fields,
  lifecycleHook: 'enrichment',
  perform(client, { analytics, context, payload }) {
    client.companion ??= companionFor(analytics as Parameters<typeof companionFor>[0], payload, client.landing)
    return client.companion.enrich({
      event: context.event as Parameters<Companion['enrich']>[0]['event'],
      updateEvent: (path, value) => context.updateEvent(path, value)
    })
  }
}

export default action

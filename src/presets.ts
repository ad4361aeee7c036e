import type { DestinationDefinition } from '@segment/actions-core'
import { defaultValues } from '@segment/actions-core'
import groupIdentify from './groupIdentify'
import identifyUser from './identifyUser'
import logEvent from './logEvent'
import logPage from './logPage'
import logPurchase from './logPurchase'

type Preset = NonNullable<DestinationDefinition['presets']>[number]

/**
 * What a new destination sends: every kind of call once. Alias calls are left to the customer, as Amplitude maps users only
 * with an add-on.
 */
export const cloudPresets: Preset[] = [
  {
    name: 'Track Calls',
    subscribe: 'type = "track" and event != "Order Completed" and event != "Completed Order"',
    partnerAction: 'logEvent',
    mapping: defaultValues(logEvent.fields),
    type: 'automatic'
  },
  {
    name: 'Order Completed Calls',
    subscribe: 'type = "track" and (event = "Order Completed" or event = "Completed Order")',
    partnerAction: 'logPurchase',
    mapping: defaultValues(logPurchase.fields),
    type: 'automatic'
  },
  {
    name: 'Page Calls',
    subscribe: 'type = "page"',
    partnerAction: 'logPage',
    mapping: defaultValues(logPage.fields),
    type: 'automatic'
  },
  {
    name: 'Screen Calls',
    subscribe: 'type = "screen"',
    partnerAction: 'logPage',
    mapping: defaultValues(logPage.fields),
    type: 'automatic'
  },
  {
    name: 'Identify Calls',
    subscribe: 'type = "identify"',
    partnerAction: 'identifyUser',
    mapping: defaultValues(identifyUser.fields),
    type: 'automatic'
  },
  {
    name: 'Group Calls',
    subscribe: 'type = "group"',
    partnerAction: 'groupIdentify',
    mapping: defaultValues(groupIdentify.fields),
    type: 'automatic'
  }
]

/**
 * An action of Segment's library in the browser, registered for this destination, which gives calls the id of their session. Nothing of
 * it runs in the cloud, where the framework passes over it.
 */
const browserSessionTracking: Preset = {
  name: 'Browser Session Tracking',
  subscribe: 'type = "track" or type = "identify" or type = "group" or type = "page" or type = "alias"',
  partnerAction: 'sessionId',
  mapping: {},
  type: 'automatic'
}

/** All that a new destination begins with. */
export const presets: Preset[] = [...cloudPresets, browserSessionTracking]

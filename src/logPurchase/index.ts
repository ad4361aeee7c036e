import type { ActionDefinition } from '@segment/actions-core'
import { performMany, performOne } from '../delivery/perform'
import { ingest } from '../delivery/plan'
import { logPurchase } from '../events/log-purchase'
import { contextFields } from '../fields/context'
import { deliveryFields } from '../fields/delivery'
import { eventIdField, eventPropertiesField, eventTypeField } from '../fields/event'
import { groupsField } from '../fields/groups'
import { identityFields } from '../fields/identity'
import { integrationsField } from '../fields/integrations'
import { productFields } from '../fields/products'
import { orderRevenueFields } from '../fields/revenue'
import { timeFields } from '../fields/time'
import { userPropertiesFields } from '../fields/user-properties'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const plan = ingest<Payload>(logPurchase)

const action: ActionDefinition<Settings, Payload> = {
  title: 'Log Purchase',
  description: 'Send an order to Amplitude, with its revenue, and each of its products as an event of its own.',
  defaultSubscription: 'type = "track"',
  fields: {
    ...eventTypeField,
    ...identityFields,
    ...timeFields,
    ...eventPropertiesField,
    ...productFields,
    ...orderRevenueFields,
    ...userPropertiesFields,
    ...groupsField('The groups that the events of this order belong to; the user does not join them.'),
    ...eventIdField,
    ...integrationsField('session_id, outOfSession, groups and event_id'),
    ...contextFields,
    ...deliveryFields
  },
  perform: (request, { settings, payload }) => performOne(request, settings, payload, plan),
  performBatch: (request, { settings, payload, features }) => performMany(request, settings, payload, plan, features)
}

export default action

import type { ActionDefinition } from '@segment/actions-core'
import { performMany, performOne } from '../delivery/perform'
import { ingest } from '../delivery/plan'
import { logEvent } from '../events/log-event'
import { contextFields } from '../fields/context'
import { deliveryFields } from '../fields/delivery'
import { eventIdField, eventPropertiesField, eventTypeField } from '../fields/event'
import { groupsField } from '../fields/groups'
import { identityFields } from '../fields/identity'
import { integrationsField } from '../fields/integrations'
import { keptProductsField } from '../fields/kept'
import { revenueFields } from '../fields/revenue'
import { timeFields } from '../fields/time'
import { userPropertiesFields } from '../fields/user-properties'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const plan = ingest<Payload>(logEvent)

const action: ActionDefinition<Settings, Payload> = {
  title: 'Log Event',
  description: 'Send an event to Amplitude, with revenue where it has one.',
  defaultSubscription: 'type = "track"',
  fields: {
    ...eventTypeField,
    ...identityFields,
    ...timeFields,
    ...eventPropertiesField,
    ...revenueFields,
    ...userPropertiesFields,
    ...groupsField('The groups that this one event belongs to; the user does not join them.'),
    ...eventIdField,
    ...integrationsField('session_id, outOfSession, groups and event_id'),
    ...contextFields,
    ...deliveryFields,
    ...keptProductsField
  },
  perform: (request, { settings, payload }) => performOne(request, settings, payload, plan),
  performBatch: (request, { settings, payload, features }) => performMany(request, settings, payload, plan, features)
}

export default action

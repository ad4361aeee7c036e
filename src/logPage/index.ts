import type { ActionDefinition } from '@segment/actions-core'
import { performMany, performOne } from '../delivery/perform'
import { ingest } from '../delivery/plan'
import { logPage } from '../events/log-page'
import { contextFields } from '../fields/context'
import { deliveryFields } from '../fields/delivery'
import { eventIdField, eventPropertiesField } from '../fields/event'
import { groupsField } from '../fields/groups'
import { identityFields } from '../fields/identity'
import { integrationsField } from '../fields/integrations'
import { pageFields } from '../fields/page'
import { timeFields } from '../fields/time'
import { userPropertiesFields } from '../fields/user-properties'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const plan = ingest<Payload>(logPage)

const action: ActionDefinition<Settings, Payload> = {
  title: 'Log Page',
  description:
    'Send a page or screen call to Amplitude, as one event for all pages, as an event named after the page, or after its category.',
  defaultSubscription: 'type = "page" or type = "screen"',
  fields: {
    ...pageFields,
    ...identityFields,
    ...timeFields,
    ...eventPropertiesField,
    ...userPropertiesFields,
    ...groupsField('The groups that this one event belongs to; the user does not join them.'),
    ...eventIdField,
    ...integrationsField('session_id, outOfSession, groups and event_id'),
    ...contextFields,
    ...deliveryFields
  },
  perform: (request, { settings, payload }) => performOne(request, settings, payload, plan),
  performBatch: (request, { settings, payload, features }) => performMany(request, settings, payload, plan, features)
}

export default action

import type { ActionDefinition } from '@segment/actions-core'
import { performMany, performOne } from '../delivery/perform'
import { identifyUsers } from '../delivery/plan'
import { contextFields } from '../fields/context'
import { deliveryFields } from '../fields/delivery'
import { groupsField } from '../fields/groups'
import { identifyApiFields } from '../fields/identify-api'
import { identityFields } from '../fields/identity'
import { integrationsField } from '../fields/integrations'
import { timeFields } from '../fields/time'
import { traitListFields, userPropertiesFields } from '../fields/user-properties'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Identify User',
  description:
    "Set the ids, the properties and the groups of a user in Amplitude, without an event in the user's stream.",
  defaultSubscription: 'type = "identify"',
  fields: {
    ...identityFields,
    ...userPropertiesFields,
    ...traitListFields,
    ...groupsField('The groups that the user joins. The preferred way to join a group is a group call.'),
    ...identifyApiFields,
    ...timeFields,
    ...integrationsField('session_id, outOfSession and groups'),
    ...contextFields,
    ...deliveryFields
  },
  perform: (request, { settings, payload }) => performOne(request, settings, payload, identifyUsers),
  performBatch: (request, { settings, payload, features }) =>
    performMany(request, settings, payload, identifyUsers, features)
}

export default action

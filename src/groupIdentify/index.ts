import type { ActionDefinition } from '@segment/actions-core'
import { performMany, performOne } from '../delivery/perform'
import { identifyGroup } from '../delivery/plan'
import { contextFields } from '../fields/context'
import { deliveryFields } from '../fields/delivery'
import { groupFields } from '../fields/group'
import { identityFields } from '../fields/identity'
import { integrationsField } from '../fields/integrations'
import { timeFields } from '../fields/time'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Group Identify',
  description: 'Make a user a member of a group in Amplitude, and set the properties of the group.',
  defaultSubscription: 'type = "group"',
  fields: {
    ...groupFields,
    ...identityFields,
    ...timeFields,
    ...integrationsField('session_id and outOfSession'),
    ...contextFields,
    ...deliveryFields
  },
  perform: (request, { settings, payload }) => performOne(request, settings, payload, identifyGroup),
  performBatch: (request, { settings, payload, features }) =>
    performMany(request, settings, payload, identifyGroup, features)
}

export default action

import type { ActionDefinition } from '@segment/actions-core'
import { performMany, performOne } from '../delivery/perform'
import { mapUsers } from '../delivery/plan'
import { aliasFields } from '../fields/alias'
import { batchingFields } from '../fields/delivery'
import { integrationsField } from '../fields/integrations'
import { keptMinIdLengthField } from '../fields/kept'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Map User',
  description:
    "Map a user id to a global user id, or unmap it. Needs Amplitude's Portfolio add-on; the users are merged in its cross-project view only.",
  defaultSubscription: 'type = "alias"',
  fields: {
    ...aliasFields,
    ...integrationsField('unmap'),
    ...batchingFields,
    ...keptMinIdLengthField
  },
  perform: (request, { settings, payload }) => performOne(request, settings, payload, mapUsers),
  performBatch: (request, { settings, payload }) => performMany(request, settings, payload, mapUsers)
}

export default action

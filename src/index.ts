import type { DestinationDefinition } from '@segment/actions-core'
import { authentication } from './authentication'
import { deleteUser } from './delete-user'
import type { Settings } from './generated-types'
import groupIdentify from './groupIdentify'
import groupIdentifyUser from './groupIdentifyUser'
import identifyUser from './identifyUser'
import logEvent from './logEvent'
import logEventV2 from './logEventV2'
import logPage from './logPage'
import logPurchase from './logPurchase'
import mapUser from './mapUser'
import { presets } from './presets'

const destination: DestinationDefinition<Settings> = {
  name: 'Actions Amplitude',
  slug: 'actions-amplitude',
  mode: 'cloud',
  description: 'Send events, users, groups and revenue to Amplitude.',
  authentication,
  onDelete: deleteUser,
  presets,
  actions: {
    logEvent,
    logPage,
    logPurchase,
    identifyUser,
    groupIdentify,
    mapUser,
    logEventV2,
    groupIdentifyUser
  }
}

export default destination

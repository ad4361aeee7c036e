import { browserAsSystem } from './behaviours/browser-as-system'
import { orders } from './behaviours/orders'
import { pagesWithoutEvent } from './behaviours/pages-without-event'
import { platform } from './behaviours/platform'
import { shortIds } from './behaviours/short-ids'
import { switchedOffCalls } from './behaviours/switched-off-calls'
import { traitsOfEvents } from './behaviours/traits-of-events'
import type { ClassicBehaviour } from './classic-behaviour'
import type { ClassicSetting } from './classic-setting'
import { sendAlias } from './settings/alias'
import { trackGclid, trackReferrer, trackUtmProperties, useAmplitudeReferral } from './settings/attribution'
import { batchEvents, eventUploadPeriodMillis, eventUploadThreshold, sendToBatchEndpoint } from './settings/delivery'
import { enableLocationListening, versionName } from './settings/device-and-app'
import { preferAnonymousIdForDeviceId, useAdvertisingIdForDeviceId } from './settings/device-id'
import { appendFieldsToEventProps, mapQueryParams } from './settings/event-properties'
import { groupTypeTrait, groupTypeValue, groupValueTrait } from './settings/groups'
import { apiKey, endpoint, secretKey } from './settings/keys'
import {
  deviceIdFromUrlParam,
  forceHttps,
  saveParamsReferrerOncePerSession,
  trackSessionEvents,
  unsetParamsReferrerOnNewSession,
  useCustomAmplitudeProperties
} from './settings/on-the-device'
import { trackAllPages, trackAllPagesV2, trackCategorizedPages, trackNamedPages } from './settings/pages'
import { trackProductsOnce, trackRevenuePerProduct, useLogRevenueV2 } from './settings/purchases'
import { traitLists } from './settings/traits'

/** A setting of the classic destination, or what it did without one. */
type ClassicPart = ClassicSetting<unknown> | ClassicBehaviour

/**
 * All that the classic destination did: from this come the check of types, the migration, its report, and the tables of
 * docs/migration.md. In the order in which it changes the subscriptions: what brings one stands before what changes a field in all.
 */
export const CLASSIC_PARTS: ReadonlyArray<ClassicPart> = [
  apiKey,
  secretKey,
  endpoint,
  orders,
  trackAllPages,
  trackNamedPages,
  trackCategorizedPages,
  trackAllPagesV2,
  pagesWithoutEvent,
  trackRevenuePerProduct,
  trackProductsOnce,
  useLogRevenueV2,
  sendAlias,
  groupTypeTrait,
  groupValueTrait,
  groupTypeValue,
  ...traitLists,
  trackUtmProperties,
  trackReferrer,
  useAmplitudeReferral,
  trackGclid,
  preferAnonymousIdForDeviceId,
  useAdvertisingIdForDeviceId,
  appendFieldsToEventProps,
  mapQueryParams,
  versionName,
  enableLocationListening,
  sendToBatchEndpoint,
  batchEvents,
  eventUploadThreshold,
  eventUploadPeriodMillis,
  deviceIdFromUrlParam,
  saveParamsReferrerOncePerSession,
  unsetParamsReferrerOnNewSession,
  trackSessionEvents,
  forceHttps,
  useCustomAmplitudeProperties,
  switchedOffCalls,
  traitsOfEvents,
  platform,
  browserAsSystem,
  shortIds
]

/** Whether a part is a setting, whose value is given or has a default. */
export function isSetting(part: ClassicPart): part is ClassicSetting<unknown> {
  return 'type' in part
}

/** Every setting of the classic destination. */
export const CLASSIC_SETTINGS: ReadonlyArray<ClassicSetting<unknown>> = CLASSIC_PARTS.filter(isSetting)

/** What the classic destination did without being asked by a setting. */
export const CLASSIC_BEHAVIOURS: ReadonlyArray<ClassicBehaviour> = CLASSIC_PARTS.filter(
  (part): part is ClassicBehaviour => !isSetting(part)
)

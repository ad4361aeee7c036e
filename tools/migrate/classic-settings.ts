import type { ClassicSetting } from './classic-setting'
import { sendAlias } from './settings/alias'
import { trackGclid, trackReferrer, trackUtmProperties } from './settings/attribution'
import { batchEvents, eventUploadPeriodMillis, eventUploadThreshold, sendToBatchEndpoint } from './settings/delivery'
import { enableLocationListening, versionName } from './settings/device-and-app'
import { preferAnonymousIdForDeviceId, useAdvertisingIdForDeviceId } from './settings/device-id'
import { appendFieldsToEventProps, mapQueryParams } from './settings/event-properties'
import { groupTypeTrait, groupValueTrait } from './settings/groups'
import { apiKey, endpoint, secretKey } from './settings/keys'
import {
  deviceIdFromUrlParam,
  forceHttps,
  saveParamsReferrerOncePerSession,
  trackSessionEvents,
  unsetParamsReferrerOnNewSession
} from './settings/on-the-device'
import { trackAllPages, trackAllPagesV2, trackCategorizedPages, trackNamedPages } from './settings/pages'
import { trackProductsOnce, trackRevenuePerProduct, useLogRevenueV2 } from './settings/purchases'
import { traitLists } from './settings/traits'

/**
 * Every setting of the classic destination: from this come the check of types, the migration, its report, and the table of
 * docs/migration.md. In the order in which they change the subscriptions: those that bring one stand before those that
 * change a field in all.
 */
export const CLASSIC_SETTINGS: ReadonlyArray<ClassicSetting<unknown>> = [
  apiKey,
  secretKey,
  endpoint,
  trackAllPages,
  trackNamedPages,
  trackCategorizedPages,
  trackAllPagesV2,
  trackRevenuePerProduct,
  trackProductsOnce,
  useLogRevenueV2,
  sendAlias,
  groupTypeTrait,
  groupValueTrait,
  ...traitLists,
  trackUtmProperties,
  trackReferrer,
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
  forceHttps
]

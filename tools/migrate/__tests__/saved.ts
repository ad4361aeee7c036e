/** Subscriptions of Segment's Amplitude (Actions), as its presets save them and Segment's Public API gives them. */
import type { JSONObject } from '@segment/actions-core'

const path = (of: string) => ({ '@path': of })

/** The first of two paths that exists. */
const either = (first: string, other: string) => ({
  '@if': { exists: path(first), then: path(first), else: path(other) }
})

const ADVERTISING_ID = either('$.context.device.advertisingId', '$.context.device.idfa')

const CAMPAIGN = {
  utm_source: path('$.context.campaign.source'),
  utm_medium: path('$.context.campaign.medium'),
  utm_campaign: path('$.context.campaign.name'),
  utm_term: path('$.context.campaign.term'),
  utm_content: path('$.context.campaign.content')
}

const FIRST_CAMPAIGN = Object.fromEntries(Object.entries(CAMPAIGN).map(([key, from]) => [`initial_${key}`, from]))

const identity = { user_id: path('$.userId'), device_id: either('$.context.device.id', '$.anonymousId') }

const device = {
  app_version: path('$.context.app.version'),
  platform: path('$.context.device.type'),
  os_name: path('$.context.os.name'),
  os_version: path('$.context.os.version'),
  device_brand: path('$.context.device.brand'),
  device_manufacturer: path('$.context.device.manufacturer'),
  device_model: path('$.context.device.model'),
  carrier: path('$.context.network.carrier'),
  country: path('$.context.location.country'),
  region: path('$.context.location.region'),
  city: path('$.context.location.city'),
  language: path('$.context.locale'),
  library: path('$.context.library.name')
}

const userAgent = {
  userAgent: path('$.context.userAgent'),
  userAgentParsing: true,
  includeRawUserAgent: false,
  userAgentData: {
    model: path('$.context.userAgentData.model'),
    platformVersion: path('$.context.userAgentData.platformVersion')
  }
}

const attribution = { utm_properties: CAMPAIGN, referrer: path('$.context.page.referrer') }

const event = {
  ...identity,
  event_type: path('$.event'),
  session_id: path('$.integrations.Actions Amplitude.session_id'),
  time: path('$.timestamp'),
  event_properties: path('$.properties'),
  user_properties: path('$.traits'),
  ...device,
  price: path('$.properties.price'),
  quantity: path('$.properties.quantity'),
  revenue: path('$.properties.revenue'),
  productId: path('$.properties.productId'),
  revenueType: path('$.properties.revenueType'),
  location_lat: path('$.context.location.latitude'),
  location_lng: path('$.context.location.longitude'),
  ip: path('$.context.ip'),
  idfa: ADVERTISING_ID,
  idfv: path('$.context.device.id'),
  adid: ADVERTISING_ID,
  library2: { behavior: 'use_mapping', mapping: path('$.context.library.name') },
  products: {
    '@arrayPath': [
      '$.properties.products',
      {
        price: path('price'),
        revenue: path('revenue'),
        quantity: path('quantity'),
        productId: path('productId'),
        revenueType: path('revenueType')
      }
    ]
  },
  use_batch_endpoint: false,
  ...userAgent
}

/** What its actions are saved with where nobody changed anything. */
export const SAVED_MAPPINGS = {
  logEvent: { ...event, ...attribution },
  logEventV2: {
    ...event,
    setOnce: { initial_referrer: path('$.context.page.referrer'), ...FIRST_CAMPAIGN },
    setAlways: { referrer: path('$.context.page.referrer'), ...CAMPAIGN }
  },
  logPurchase: { trackRevenuePerProduct: false, ...event, ...attribution },
  identifyUser: { ...identity, user_properties: path('$.traits'), ...device, ...userAgent, ...attribution },
  groupIdentifyUser: {
    ...identity,
    time: path('$.timestamp'),
    group_properties: path('$.traits'),
    group_type: path('$.traits.group_type'),
    group_value: path('$.traits.group_name')
  },
  mapUser: { user_id: path('$.previousId'), global_user_id: path('$.userId') },
  sessionId: {}
}

/** A subscription of one of its actions. */
export function saved(
  actionSlug: keyof typeof SAVED_MAPPINGS,
  trigger: string,
  changes: JSONObject = {},
  others: object = {}
) {
  return {
    id: 'eoeXaMeAYcB2XvEApJDrQs',
    name: `${actionSlug} of ${trigger}`,
    actionId: `id-of-${actionSlug}`,
    actionSlug,
    destinationId: 'fP7qoQw2HTWt9WdMr718gn',
    modelId: '',
    enabled: true,
    trigger,
    settings: { ...SAVED_MAPPINGS[actionSlug], ...changes },
    ...others
  }
}

/** The subscriptions that its presets make. */
export const PRESETS = [
  saved('logEventV2', 'type = "track" and event != "Order Completed"'),
  saved('logPurchase', 'type = "track" and event = "Order Completed"'),
  saved('logEventV2', 'type = "page"', { event_type: { '@template': 'Viewed {{name}}' } }),
  saved('logEventV2', 'type = "screen"', { event_type: { '@template': 'Viewed {{name}}' } }),
  saved('identifyUser', 'type = "identify"'),
  saved('sessionId', 'type = "track" or type = "identify" or type = "group" or type = "page" or type = "alias"')
]

/** The answer about all subscriptions of a destination. */
export function listed(subscriptions: object[], pagination: object = {}) {
  return {
    data: { subscriptions, pagination: { current: 'MA==', totalEntries: subscriptions.length, ...pagination } }
  }
}

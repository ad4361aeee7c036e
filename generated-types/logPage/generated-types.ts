// Generated file. DO NOT MODIFY IT BY HAND.

export interface Payload {
  /**
   * Whether every page or screen is an event "Loaded a Page" or "Loaded a Screen", with name and category as properties. One event type, however many pages there are. With several of the three switches on, one call becomes several events.
   */
  trackAllPages?: boolean
  /**
   * Whether a page with a name is an event named after category and name, such as "Loaded Merchant Settings Page". Each is an event type of its own, of which Amplitude takes a limited number a project.
   */
  trackNamedPages?: boolean
  /**
   * Whether a page with a category is an event named after the category, such as "Loaded Merchant Page".
   */
  trackCategorizedPages?: boolean
  /**
   * The first word of the event names. Keep the one under which pages are already collected: another word makes other events. "Classic" is what the classic destination sent: Viewed for named and categorized pages, Loaded for all.
   */
  verb?: string
  /**
   * A name of your own for the event, such as the template "Viewed {{name}}". Where it gives text, that is the only event of the call, whatever the three switches say. Changing the name of an event that is already collected breaks the charts that use it.
   */
  event_type?: string
  /**
   * The name of the page or screen. Added to the event properties as name where they have none.
   */
  page_name?: string
  /**
   * The category of the page or screen. When empty, it is category among the Event Properties. Added to them as category where they have none.
   */
  page_category?: string
  /**
   * Whether it is a page or a screen: events of a "screen" are named so, all others are pages.
   */
  page_type?: string
  /**
   * The id of the known user. Amplitude needs this or the Device ID, at least 5 characters long unless Minimum ID Length says otherwise. A stand-in such as "anonymous", "null" or "0", which Amplitude refuses, is left out where the Device ID identifies the event; otherwise the event is rejected. A User ID that is too short always rejects it: without it, the event would be somebody else's.
   */
  user_id?: string
  /**
   * The id of the device or browser, by which Amplitude recognizes a user who has not logged in yet, and joins that user to the known one when both ids travel together. A stand-in, or one that is too short, is left out where the User ID identifies the event. To have the same device id as Amplitude's own SDK in the browser or on the phone, map the value that the SDK uses.
   */
  device_id?: string
  /**
   * When it happened: a date, or the epoch in seconds or milliseconds. Sent in milliseconds since the epoch, UTC. When empty, Amplitude takes the time at which the event arrives. A value that is no time rejects the event.
   */
  time?: string
  /**
   * The start of the session that the event belongs to: a date, or the epoch in seconds (10 digits) or milliseconds (13 digits). -1 stands for no session, as does an empty value. When empty, it is the option session_id of the call, under integrations['Actions Amplitude'] or integrations.Amplitude. A value that is no time rejects the event.
   */
  session_id?: string
  /**
   * When true, the event counts for no session, whatever the Session ID says: for push notifications and other things that happen without the user. When empty, it is the option outOfSession of the call.
   */
  outOfSession?: string
  /**
   * The properties of the event, any depth up to 40 levels. Lists of objects are kept; a list directly inside a list, which Amplitude does not take, is sent as its JSON text. Null, numbers that are none, and whole numbers beyond 2^53, which are no longer exact, are left out.
   */
  event_properties?: {
    [k: string]: unknown
  }
  /**
   * Properties to set on the user. They overwrite what the user had. A value that is null or empty text takes the property away in an identify call, and is left out elsewhere. Operations of Amplitude among them ($set, $add, $unset, $clearAll and so on) are operations.
   */
  user_properties?: {
    [k: string]: unknown
  }
  /**
   * The campaign that led the user here. Each parameter is set as utm_… (name as utm_campaign), and set once as initial_utm_…; one that begins with utm_ already keeps its name. What is mapped to Set Once or Set Always wins. Leave it empty to record no campaigns.
   */
  utm_properties?: {
    [k: string]: unknown
  }
  /**
   * The page that led the user here. It is set as referrer, its host as referring_domain, and both once as initial_referrer and initial_referring_domain. A referrer on the page's own host (context.page.url) is none. What is mapped to Set Once or Set Always wins. Leave it empty to record no referrers.
   */
  referrer?: string
  /**
   * User properties that are set only if the user does not have them yet. initial_referring_domain is derived from initial_referrer. A property may stand in one operation only; the first of Unset, Set Once, Add, Append, Prepend, Pre-Insert, Post-Insert and Remove has it.
   */
  setOnce?: {
    [k: string]: unknown
  }
  /**
   * User properties that are set with every event. referring_domain is derived from referrer. They win over User Properties of the same name.
   */
  setAlways?: {
    [k: string]: unknown
  }
  /**
   * Numbers to add to user properties; negative ones subtract. A property that the user does not have starts at 0. A value that is no number rejects the event.
   */
  add?: {
    [k: string]: unknown
  }
  /**
   * Values to put at the end of user properties that are lists.
   */
  append?: {
    [k: string]: unknown
  }
  /**
   * Values to put at the start of user properties that are lists.
   */
  prepend?: {
    [k: string]: unknown
  }
  /**
   * Values to put at the start of user properties that are lists, if the list does not hold them yet.
   */
  preInsert?: {
    [k: string]: unknown
  }
  /**
   * Values to put at the end of user properties that are lists, if the list does not hold them yet.
   */
  postInsert?: {
    [k: string]: unknown
  }
  /**
   * Values to take out of user properties that are lists.
   */
  remove?: {
    [k: string]: unknown
  }
  /**
   * Names of user properties to take away from the user.
   */
  unset?: string[]
  /**
   * Whether the click ids in the page's URL (context.page.search, or the query of context.page.url: gclid, gbraid, wbraid, dclid, fbclid, msclkid, ttclid, twclid, li_fat_id, rdt_cid, ko_click_id) become user properties: the last under their own name, the first as initial_gclid and so on.
   */
  trackClickIds?: boolean
  /**
   * Whether Amplitude leaves this event out when it syncs user properties ($skip_user_properties_sync), so that the event does not carry the user's current properties.
   */
  skip_user_properties_sync?: boolean
  /**
   * Whether the captured attribution is the only one. Empty, the option autocapture_attribution of the call counts, which Segment's plugin in the browser writes.
   */
  autocaptureAttributionEnabled?: boolean
  /**
   * Captured attribution to set. Empty, the option autocapture_attribution of the call counts, which Segment's plugin in the browser writes.
   */
  autocaptureAttributionSet?: {
    [k: string]: unknown
  }
  /**
   * Captured attribution to set once. Empty, the option autocapture_attribution of the call counts, which Segment's plugin in the browser writes.
   */
  autocaptureAttributionSetOnce?: {
    [k: string]: unknown
  }
  /**
   * Captured attribution to take away. Empty, the option autocapture_attribution of the call counts, which Segment's plugin in the browser writes.
   */
  autocaptureAttributionUnset?: {
    [k: string]: unknown
  }
  /**
   * The groups that this one event belongs to; the user does not join them. Keys are group types, values are a group or a list of groups; Amplitude takes at most 5 types and 10 groups a type, and only with its Accounts add-on. When empty, it is the option groups of the call.
   */
  groups?: {
    [k: string]: unknown
  }
  /**
   * A whole number that grows with every event of a user, by which Amplitude tells events at the same instant apart. When empty, it is the option event_id of the call. What is no whole number is left out.
   */
  event_id?: string
  /**
   * The options that the call carries for destinations. Where a field of its own is empty, the option under "Actions Amplitude" counts, and then the one under "Amplitude", the name of the classic destination, in any spelling of its name (session_id, sessionId): session_id, outOfSession, groups and event_id. Leave it empty to pass over all options.
   */
  integrations?: {
    [k: string]: unknown
  }
  /**
   * Whether a call that is kept away from the classic destination (integrations.Amplitude is false in the Integrations Object) is passed over here too. A call that names this destination with true, under "Actions Amplitude", is sent all the same. For those who come from the classic destination.
   */
  respect_classic_integrations?: boolean
  /**
   * What the call says of app, device, system, carrier, place, language, user agent, page and library. Each field for one of these takes its value from here where it is empty itself, by the path that its description names; a value there that Amplitude cannot take is left out. Leave it empty to send only what is mapped field by field.
   */
  context?: {
    [k: string]: unknown
  }
  /**
   * The version of the app, by which Amplitude recognizes releases. When empty, it is context.app.version.
   */
  app_version?: string
  /**
   * The platform. When empty, it is context.device.type. "ios", "android" and "web" are spelled as Amplitude spells them. Where both are empty, the system or the library tells iOS or Android, and events of analytics.js get "Web".
   */
  platform?: string
  /**
   * The platform of events of which nothing else tells it: neither Platform nor the system nor a library for one platform. As the classic destination, which took the name of the library then.
   */
  platform_fallback?: string
  /**
   * The name of the operating system. When name and version are both empty, they are context.os.name and context.os.version; where those are empty too, they come from the user agent. Always as a pair, never one without the other.
   */
  os_name?: string
  /**
   * The version of the operating system: see OS Name.
   */
  os_version?: string
  /**
   * The brand of the device. When brand, manufacturer and model are all empty, they are those of context.device; where those are empty too, they come from the user agent.
   */
  device_brand?: string
  /**
   * The manufacturer of the device: see Device Brand.
   */
  device_manufacturer?: string
  /**
   * The model of the device: see Device Brand.
   */
  device_model?: string
  /**
   * The carrier of the mobile network. When empty, it is context.network.carrier.
   */
  carrier?: string
  /**
   * The user agent of the browser or device, from which operating system and device are derived where nothing else says them. When empty, it is context.userAgent.
   */
  userAgent?: string
  /**
   * Whether operating system and device are derived from the user agent where nothing else says them. What is mapped, or stands in the context, is never overridden.
   */
  userAgentParsing?: boolean
  /**
   * What OS Name and OS Version are when they come from the user agent: the operating system, or, as with the classic destination and with Amplitude's own SDK for browsers, the browser ("Chrome"), with the name of the operating system as Device Model. Keep what your charts already have.
   */
  userAgentOs?: string
  /**
   * What modern browsers say beside the user agent, both more exact than it: model, the model of the device, and platformVersion, the version of the operating system (on Windows a count of builds, from which 10 and 11 are told). When empty, it is context.userAgentData. analytics.js has the two with its option highEntropyValuesClientHints only.
   */
  userAgentData?: {
    /**
     * The model of the device.
     */
    model?: string
    /**
     * The version of the operating system.
     */
    platformVersion?: string
  }
  /**
   * Whether the user agent itself is sent too, as user_agent.
   */
  includeRawUserAgent?: boolean
  /**
   * The country of the user. When country, region and city are all empty, they are those of context.location, or, in an identify call without, of traits.address. Where nothing is known, Amplitude derives the place from the IP Address.
   */
  country?: string
  /**
   * The state or region of the user: see Country.
   */
  region?: string
  /**
   * The city of the user: see Country.
   */
  city?: string
  /**
   * The latitude of the user in degrees, as number or text. When empty, it is context.location.latitude. What is no latitude is left out.
   */
  location_lat?: string
  /**
   * The longitude of the user in degrees, as number or text. When empty, it is context.location.longitude. What is no longitude is left out.
   */
  location_lng?: string
  /**
   * The designated market area of the user.
   */
  dma?: string
  /**
   * The language of the user. When empty, it is context.locale.language, or context.locale where that is text.
   */
  language?: string
  /**
   * The IP address of the user, from which Amplitude derives the place; of several, the first. "$remote" would be the address of Segment's servers. Leave it empty to keep addresses out of Amplitude.
   */
  ip?: string[]
  /**
   * The advertising id of an Apple device. When empty, it is context.device.advertisingId, or context.device.idfa, if the event comes from an Apple system or from an unknown one, and context.device.adTrackingEnabled is not false.
   */
  idfa?: string
  /**
   * The vendor id of an Apple device. When empty, it is context.device.id, if the event comes from an Apple system and context.device.adTrackingEnabled is not false.
   */
  idfv?: string
  /**
   * The advertising id of Google Play services. When empty, it is context.device.advertisingId, or context.device.idfa, if the event comes from Android or from an unknown system, and context.device.adTrackingEnabled is not false.
   */
  adid?: string
  /**
   * The Android ID, which is not an advertising id.
   */
  android_id?: string
  /**
   * Google's id of all apps of one developer on a device, for uses other than advertising.
   */
  android_app_set_id?: string
  /**
   * The library that Amplitude shows with the event. It is "segment", as with the classic destination, unless the behavior is "Use Mapping" and the mapping holds something.
   */
  library2?: {
    /**
     * Whether the library is "segment" (Auto) or what is mapped below.
     */
    behavior?: string
    /**
     * The library, such as $.context.library.name. Counts with the behavior "Use Mapping" only.
     */
    mapping?: string
  }
  /**
   * The name of Segment's library that sent the call, which tells the platform where nothing else does. When empty, it is context.library.name. It is not sent.
   */
  library?: string
  /**
   * The tracking plan of Amplitude Data that the event follows. Leave it empty if you don't use one.
   */
  plan?: {
    /**
     * The branch of the plan, such as "main".
     */
    branch?: string
    /**
     * The source in the plan.
     */
    source?: string
    /**
     * The version of the plan.
     */
    version?: string
  }
  /**
   * The id that Amplitude has given to a partner who sends events for customers.
   */
  partner_id?: string
  /**
   * Amplitude drops an event whose Insert ID it has seen from the same device within 7 days, which makes retries safe. When empty, it is made of the message id and the event type. Map it yourself where one call is to count twice under the same event type, through two mappings; a further event out of the same call, such as a product, gets one that is made of it.
   */
  insert_id?: string
  /**
   * The id that Segment gives to a call. The Insert ID is made from it; it is not sent by itself.
   */
  message_id?: string
  /**
   * Whether events go to Amplitude's Batch API in place of the HTTP V2 API. It takes more at once (20 MB and 1000 events a second and user, in place of 1 MB and 30), and its events may appear later.
   */
  use_batch_endpoint?: boolean
  /**
   * How many characters a User ID and a Device ID must have, if not Amplitude's 5. Set it to your shortest id's length if your ids are shorter, or Amplitude refuses them.
   */
  min_id_length?: number | null
  /**
   * Whether Segment hands events over in batches, which means far fewer requests to Amplitude. Each event of a batch still has its own result.
   */
  enable_batching?: boolean
  /**
   * How many events Segment hands over at once, at most. Batches are cut to the size of Amplitude's requests afterwards.
   */
  batch_size?: number
  /**
   * Fields that have one value in all events of a batch, as one request to Amplitude has one endpoint and one set of options.
   */
  batch_keys?: string[]
}

// Generated file. DO NOT MODIFY IT BY HAND.

export interface Payload {
  /**
   * The id of the group. Without a Group Type and a Group Value, the user joins the group of this id and of the type "[Segment] Group".
   */
  group_id: string
  /**
   * The type of the group in Amplitude, such as "Organization", as text or from a trait such as $.traits.group_type. Amplitude has groups with its Accounts add-on; the user property is set without it too.
   */
  group_type?: string
  /**
   * The name of the group in Amplitude, such as $.traits.name. Empty Group Type or Group Value: the group gets no properties.
   */
  group_value?: string
  /**
   * Properties to set on the group. Without a User ID and a Device ID, they are all that is sent.
   */
  group_properties?: {
    [k: string]: unknown
  }
  /**
   * The id of the known user. Amplitude needs this or the Device ID, at least 5 characters long unless Minimum ID Length says otherwise, and refuses stand-ins such as "anonymous", "null" or "0": such an event is rejected before it is sent, with a message that says so.
   */
  user_id?: string
  /**
   * The id of the device or browser, by which Amplitude recognizes a user who has not logged in yet, and joins that user to the known one when both ids travel together. To have the same device id as Amplitude's own SDK in the browser or on the phone, map the value that the SDK uses.
   */
  device_id?: string
  /**
   * When it happened: a date, or the epoch in seconds or milliseconds. Sent in milliseconds since the epoch, UTC. When empty, Amplitude takes the time at which the event arrives.
   */
  time?: string | number
  /**
   * The start of the session that the event belongs to: a date, or the epoch in seconds (10 digits) or milliseconds (13 digits). -1 stands for no session, as does an empty value. By default the option session_id under integrations['Actions Amplitude'] of the call.
   */
  session_id?: string | number
  /**
   * When true, the event counts for no session, whatever the Session ID says: for push notifications and other things that happen without the user. By default the option outOfSession of the call.
   */
  outOfSession?: boolean
  /**
   * The options that the call carries for destinations. Where the call has no option of its own for Actions Amplitude, and nothing else is mapped, what it has under Amplitude, the name of the classic destination, counts: session_id and outOfSession. Leave it empty to pass over what was meant for the classic destination.
   */
  integrations?: {
    [k: string]: unknown
  }
  /**
   * The version of the app, by which Amplitude recognizes releases.
   */
  app_version?: string
  /**
   * The platform, such as iOS, Android or Web. "ios" and "android" are spelled as Amplitude spells them; when empty, events of analytics.js get "Web".
   */
  platform?: string
  /**
   * The name of the operating system. When name and version are both empty, they come from the user agent: as a pair, and never one without the other.
   */
  os_name?: string
  /**
   * The version of the operating system.
   */
  os_version?: string
  /**
   * The brand of the device. When brand, manufacturer and model are all empty, they come from the user agent.
   */
  device_brand?: string
  /**
   * The manufacturer of the device.
   */
  device_manufacturer?: string
  /**
   * The model of the device.
   */
  device_model?: string
  /**
   * The carrier of the mobile network.
   */
  carrier?: string
  /**
   * The user agent of the browser or device, from which operating system and device are derived where they are not mapped.
   */
  userAgent?: string
  /**
   * Whether operating system and device are derived from the user agent where the mapping has neither. What is mapped is never overridden.
   */
  userAgentParsing?: boolean
  /**
   * What modern browsers say beside the user agent: the device model, and the version of the operating system, both more exact than what the user agent says.
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
   * The country of the user. When it and the other places are empty, Amplitude derives them from the IP Address.
   */
  country?: string
  /**
   * The state or region of the user.
   */
  region?: string
  /**
   * The city of the user.
   */
  city?: string
  /**
   * The latitude of the user, in degrees.
   */
  location_lat?: number
  /**
   * The longitude of the user, in degrees.
   */
  location_lng?: number
  /**
   * The designated market area of the user.
   */
  dma?: string
  /**
   * The language of the user. By default the locale, whether the call has it as text or as an object with a language.
   */
  language?: string
  /**
   * The IP address of the user, from which Amplitude derives the place. "$remote" would be the address of Segment's servers. Leave it empty to keep addresses out of Amplitude.
   */
  ip?: string
  /**
   * The advertising id of an Apple device. When empty, it is the advertising id of the call, if the event comes from an Apple system or from an unknown one.
   */
  idfa?: string
  /**
   * The vendor id of an Apple device. When empty, it is context.device.id, if the event comes from an Apple system.
   */
  idfv?: string
  /**
   * The advertising id of Google Play services. When empty, it is the advertising id of the call, if the event comes from Android or from an unknown system.
   */
  adid?: string
  /**
   * The Android ID, which is not an advertising id.
   */
  android_id?: string
  /**
   * The advertising id as Segment collects it, under one name for all systems. Sent under the name that fits the system.
   */
  advertising_id?: string
  /**
   * The device id as Segment's SDKs collect it, which is the vendor id on Apple systems.
   */
  vendor_id?: string
  /**
   * The library that sent the call, as Amplitude shows it in the event. "segment" when empty.
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
   * Amplitude drops an event whose Insert ID it has seen from the same device within 7 days, which makes retries safe. When empty, it is made of the message id and the event type. Map it yourself where one call is to count twice under the same event type, through two mappings; a further event out of the same call, such as a product, gets a suffix.
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

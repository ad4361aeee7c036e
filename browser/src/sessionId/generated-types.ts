// Generated file. DO NOT MODIFY IT BY HAND.

export interface Payload {
  /**
   * The time without activity that ends a session, in milliseconds. 30 minutes by default.
   */
  sessionLength?: number
  /**
   * Sends an event when a session starts and when it ends, to Amplitude alone.
   */
  triggerSessionEvents?: boolean
  /**
   * The name of the event at the start of a session.
   */
  sessionStartEvent?: string
  /**
   * The name of the event at the end of a session. It has the time of the last activity, and is sent when the next session starts or the user is reset.
   */
  sessionEndEvent?: string
  /**
   * Where Amplitude's browser SDK runs on the same pages: the API key it is started with. Events then have the device id in its cookie. Leave it empty to keep the anonymous id.
   */
  apiKey?: string
  /**
   * Takes the device id from the parameter "ampDeviceId", "deviceId" or "amp_device_id" of the page's URL, and keeps it.
   */
  deviceIdFromUrlParam?: boolean
  /**
   * Sets the campaign parameters ("utm_source", ...) of the landing page as user properties.
   */
  trackUtmProperties?: boolean
  /**
   * Sets the referrer of the landing page and its domain as user properties.
   */
  trackReferrer?: boolean
  /**
   * Sets the click ids of ad networks ("gclid", "fbclid", ...) of the landing page as user properties.
   */
  trackClickIds?: boolean
  /**
   * Sets them at the start of a session only, and not with each page that is loaded.
   */
  saveParamsReferrerOncePerSession?: boolean
  /**
   * Clears those that a new session starts without, instead of carrying them over.
   */
  unsetParamsReferrerOnNewSession?: boolean
}

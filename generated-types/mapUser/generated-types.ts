// Generated file. DO NOT MODIFY IT BY HAND.

export interface Payload {
  /**
   * The user id that is mapped to the Global User ID.
   */
  user_id?: string
  /**
   * The user under whom Amplitude's cross-project view merges all user ids that are mapped to it.
   */
  global_user_id?: string
  /**
   * A user id to take out of all its mappings; User ID and Global User ID then have no effect. When empty, it is the option unmap of the call.
   */
  unmap?: string
  /**
   * The options that the call carries for destinations. Where a field of its own is empty, the option under "Actions Amplitude" counts, and then the one under "Amplitude", the name of the classic destination, in any spelling of its name (session_id, sessionId): unmap. Leave it empty to pass over all options.
   */
  integrations?: {
    [k: string]: unknown
  }
  /**
   * Whether a call that is kept away from the classic destination (integrations.Amplitude is false in the Integrations Object) is passed over here too. A call that names this destination with true, under "Actions Amplitude", is sent all the same. For those who come from the classic destination.
   */
  respect_classic_integrations?: boolean
  /**
   * Whether Segment hands events over in batches, which means far fewer requests to Amplitude. Each event of a batch still has its own result.
   */
  enable_batching?: boolean
  /**
   * How many events Segment hands over at once, at most. Batches are cut to the size of Amplitude's requests afterwards.
   */
  batch_size?: number
  /**
   * Kept for saved mappings, without effect: Amplitude takes ids of any length in a mapping.
   */
  min_id_length?: number | null
}

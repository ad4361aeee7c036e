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
   * A user id to take out of all its mappings; User ID and Global User ID then have no effect. By default the option unmap of the call.
   */
  unmap?: string
  /**
   * Whether Segment hands events over in batches, which means far fewer requests to Amplitude. Each event of a batch still has its own result.
   */
  enable_batching?: boolean
  /**
   * How many events Segment hands over at once, at most. Batches are cut to the size of Amplitude's requests afterwards.
   */
  batch_size?: number
}

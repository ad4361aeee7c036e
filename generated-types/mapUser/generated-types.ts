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
   * The options that the call carries for destinations. Where the call has no option of its own for Actions Amplitude, and nothing else is mapped, what it has under Amplitude, the name of the classic destination, counts: unmap. Leave it empty to pass over what was meant for the classic destination.
   */
  integrations?: {
    [k: string]: unknown
  }
  /**
   * Whether Segment hands events over in batches, which means far fewer requests to Amplitude. Each event of a batch still has its own result.
   */
  enable_batching?: boolean
  /**
   * How many events Segment hands over at once, at most. Batches are cut to the size of Amplitude's requests afterwards.
   */
  batch_size?: number
}

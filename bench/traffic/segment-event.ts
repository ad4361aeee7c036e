/** A JSON object. */
export type Values = { [name: string]: unknown }

/** A call as Segment hands it to a destination. */
export interface SegmentEvent extends Values {
  type: 'track' | 'identify'
  messageId: string
  timestamp: string
  context: Values
}

/** A line of the report. */
export interface RefusedLine {
  file: string
  /** Absent where it is about the file. */
  line?: number
  /** Why, in words. */
  reason: string
  field?: string
  value?: unknown
  messageId?: string
  /** Where a subscription could not deliver it: which one, and the status. */
  subscription?: string
  status?: number
}

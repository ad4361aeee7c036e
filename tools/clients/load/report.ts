/** What the server's process tells the sender's. */
export type FromServer = { url: string } | { arrived: number } | Report

/** What became of all calls. */
export interface Report {
  /** Numbers of calls that Amplitude holds. */
  held: number
  /** How many it holds more than once. */
  doubled: number
  revenue: number
  /** Bytes of memory that the process took at its peak. */
  peakBytes: number
}

/** What the sender asks: how many events have arrived, or the report. */
export type ToServer = 'arrived' | 'report'

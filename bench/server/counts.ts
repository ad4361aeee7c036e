/** What a server got. */
export interface Counts {
  requests: number
  /** Of heads and bodies, as they came over the connections. */
  bytes: number
}

/** What was found in an archive, counted. Kept as JSON. */
import type { PassedOver } from './selection'

export interface Tally extends Record<PassedOver, number> {
  /** Lines that were read, empty ones not. */
  lines: number
  /** Calls to be delivered. */
  calls: number
  /** Lines that are no call that can go anywhere. */
  refused: number
  /** Calls whose message id stood in an earlier line. */
  doubled: number
  /** Files that are cut or damaged. */
  cut: number
  /** Bytes of the calls' lines. */
  bytes: number
  /** The first and the last moment of the calls, in ms since the epoch. */
  earliest: number | null
  latest: number | null
  /** Calls by the name of the subscription that takes them. */
  taken: Record<string, number>
  /** Of a `Distinct` of users: base64. */
  users: string
}

export function newTally(): Tally {
  return {
    lines: 0,
    calls: 0,
    refused: 0,
    doubled: 0,
    cut: 0,
    outOfRange: 0,
    filteredOut: 0,
    withheld: 0,
    notTaken: 0,
    bytes: 0,
    earliest: null,
    latest: null,
    taken: {},
    users: ''
  }
}

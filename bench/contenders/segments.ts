/** Segment's own destination. It has no batches: each call is a request. */
import segments from '@segment/action-destinations/dist/destinations/amplitude'
import { rerouteAgent } from '../../tools/sandbox/reroute'
import type { Contender } from './contender'
import { destinationContender } from './destination'
import type { Runnable } from './destination'
import { frameworkOf } from './framework'

/** A file of Segment's destination. */
export const SEGMENTS_FILE = require.resolve('@segment/action-destinations/dist/destinations/amplitude')

const ACTIONS = { track: 'logEventV2', order: 'logPurchase', identify: 'identifyUser' }

/**
 * @param port of the counting server
 * @param atOnce calls that are on their way at a time
 */
export function segmentsOwn(port: number, atOnce = 1): Contender {
  return destinationContender("Segment's own", 'execute', {
    definition: segments as Runnable['definition'],
    framework: frameworkOf(SEGMENTS_FILE),
    actions: ACTIONS,
    agent: rerouteAgent(port),
    atOnce
  })
}

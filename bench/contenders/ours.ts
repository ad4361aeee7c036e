/** This destination, and the floor under it. */
import type { ActionDefinition, DestinationDefinition } from '@segment/actions-core'
import { createRequire } from 'module'
import { join } from 'path'
import type { Settings } from '../../src/generated-types'
import { rerouteAgent } from '../../tools/sandbox/reroute'
import type { Contender } from './contender'
import { destinationContender } from './destination'
import type { Entrance, Runnable } from './destination'
import { frameworkOf } from './framework'

/**
 * A file of this destination's: the built package, as Segment's own is one. Compiled while it is loaded, each function that
 * is made within a function would be given a name whenever it is made, which costs up to a tenth of an event.
 */
export const OUR_FILE = join(__dirname, '../../dist/main.js')

const definition = createRequire(OUR_FILE)(OUR_FILE) as DestinationDefinition<Settings>

const ACTIONS = { track: 'logEvent', order: 'logPurchase', identify: 'identifyUser' }

function runnable(definition: DestinationDefinition<Settings>, port: number): Runnable {
  return {
    definition,
    framework: frameworkOf(OUR_FILE),
    actions: ACTIONS,
    agent: rerouteAgent(port)
  }
}

/**
 * This destination.
 * @param port of the counting server
 * @param refusals whether some calls are to be refused
 */
export function ours(entrance: Entrance, port: number, refusals = false): Contender {
  return destinationContender('this destination', entrance, runnable(definition, port), refusals)
}

/**
 * The framework alone: it maps and validates as for this destination, and then nothing is done. Its name is its own, as the
 * framework remembers schemas by it.
 * @param port of a server that gets nothing
 */
export function floor(port: number): Contender {
  const actions = Object.fromEntries(
    Object.entries(definition.actions).map(([slug, action]) => [slug, { ...action, performBatch: doNothing }])
  ) as Record<string, ActionDefinition<Settings>>
  const idle = { ...definition, name: 'The framework alone', actions }
  return destinationContender('the framework alone', 'executeBatch', runnable(idle, port))
}

function doNothing(): void {}

/** This destination, and the floor under it. */
import type { ActionDefinition, DestinationDefinition, JSONObject } from '@segment/actions-core'
import { createRequire } from 'module'
import { join } from 'path'
import type { Settings } from '../../src/generated-types'
import { rerouteAgent } from '../../tools/sandbox/reroute'
import type { CallKind } from '../traffic/traffic'
import type { Contender } from './contender'
import { defaultMapping, destinationContender } from './destination'
import type { Entrance, Runnable } from './destination'
import { frameworkOf } from './framework'

/**
 * A file of this destination's: the built package, as Segment's own is one. Compiled while it is loaded, each function that
 * is made within a function would be given a name whenever it is made, which costs up to a tenth of an event.
 */
export const OUR_FILE = join(__dirname, '../../dist/main.js')

type Definition = DestinationDefinition<Settings>

function definitionIn(file: string): Definition {
  return createRequire(file)(file) as Definition
}

const ACTIONS = { track: 'logEvent', order: 'logPurchase', identify: 'identifyUser' }

function runnable(definition: Definition, port: number, file = OUR_FILE): Runnable {
  return {
    definition,
    framework: frameworkOf(file),
    actions: ACTIONS,
    agent: rerouteAgent(port)
  }
}

/** How this destination is run, where it is not run as it is for the most part. */
export interface Variant {
  /** Whether some calls are to be refused. */
  refusals?: boolean
  /** Another build, under a name of its own, as the framework remembers schemas by it. */
  file?: string
  mapped?: Runnable['mapped']
}

/**
 * This destination.
 * @param port of the counting server
 */
export function ours(entrance: Entrance, port: number, variant: Variant = {}): Contender {
  const { refusals, file = OUR_FILE, mapped } = variant
  const name = file === OUR_FILE ? 'this destination' : 'this destination, before'
  const own = definitionIn(file)
  const named = file === OUR_FILE ? own : { ...own, name }
  return destinationContender(name, entrance, { ...runnable(named, port, file), mapped }, refusals)
}

/** What the action that takes calls of a kind is mapped to by default. */
export function defaultsOf(kind: CallKind): JSONObject {
  return defaultMapping(frameworkOf(OUR_FILE), definitionIn(OUR_FILE).actions[ACTIONS[kind]].fields)
}

/**
 * The framework alone: it maps and validates as for this destination, and then nothing is done. Its name is its own, as the
 * framework remembers schemas by it.
 * @param port of a server that gets nothing
 * @param file of the build whose mapping it is
 */
export function floor(port: number, entrance: Entrance = 'executeBatch', file = OUR_FILE): Contender {
  const name = file === OUR_FILE ? 'the framework alone' : 'the framework alone, before'
  const own = definitionIn(file)
  const actions = Object.fromEntries(
    Object.entries(own.actions).map(([slug, action]) => [
      slug,
      { ...action, perform: doNothing, performBatch: doNothing }
    ])
  ) as Record<string, ActionDefinition<Settings>>
  return destinationContender(name, entrance, runnable({ ...own, name, actions }, port, file))
}

function doNothing(): void {}

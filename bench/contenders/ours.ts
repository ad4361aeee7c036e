/** This destination, and the floor under it. */
import type { ActionDefinition, DestinationDefinition, InputField, JSONObject } from '@segment/actions-core'
import { createRequire } from 'module'
import { join } from 'path'
import type { Settings } from '../../src/generated-types'
import { rerouteAgent } from '../../tools/sandbox/reroute'
import type { CallKind } from '../traffic/traffic'
import type { Contender } from './contender'
import { defaultMapping, destinationContender } from './destination'
import type { Entrance, Runnable, Way } from './destination'
import formerFields from './former-fields.json'
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

const ACTIONS = { track: 'logEvent', order: 'logPurchase', identify: 'identifyUser' } as const

type Fields = ActionDefinition<Settings>['fields']

function runnable(definition: Definition, port: number, file = OUR_FILE): Runnable {
  return {
    definition,
    framework: frameworkOf(file),
    actions: ACTIONS,
    agent: rerouteAgent(port)
  }
}

/**
 * This destination.
 * @param port of the counting server
 * @param way of running it, and the file of another build, under a name of its own, as the framework remembers schemas by it
 */
export function ours(entrance: Entrance, port: number, way: Way & { file?: string } = {}): Contender {
  const { file = OUR_FILE, ...how } = way
  const name = file === OUR_FILE ? 'this destination' : 'this destination, before'
  const own = definitionIn(file)
  const named = file === OUR_FILE ? own : { ...own, name }
  return destinationContender(name, entrance, { ...runnable(named, port, file), ...how })
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
  return idle(name, definitionIn(file), port, entrance, file)
}

/**
 * The framework alone with the fields that the actions had before whole objects took the place of paths.
 * @param port of a server that gets nothing
 */
export function formerFloor(port: number): Contender {
  const own = definitionIn(OUR_FILE)
  const actions = Object.fromEntries(
    Object.values(ACTIONS).map((slug) => [slug, { ...own.actions[slug], fields: formerFieldsOf(slug) }])
  )
  return idle('the framework alone, formerly', { ...own, actions }, port, 'executeBatch', OUR_FILE)
}

function formerFieldsOf(slug: typeof ACTIONS[CallKind]): Fields {
  return Object.fromEntries(
    Object.entries(formerFields[slug]).map(([label, field]) => [
      label,
      { label, description: '', ...field } as InputField
    ])
  )
}

function idle(name: string, own: Definition, port: number, entrance: Entrance, file: string): Contender {
  const actions = Object.fromEntries(
    Object.entries(own.actions).map(([slug, action]) => [
      slug,
      { ...action, perform: doNothing, performBatch: doNothing }
    ])
  ) as Record<string, ActionDefinition<Settings>>
  return destinationContender(name, entrance, runnable({ ...own, name, actions }, port, file))
}

function doNothing(): void {}

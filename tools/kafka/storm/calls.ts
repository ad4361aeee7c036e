/** The calls of a storm: the same for the same seed, in whichever process one is made up, so that no process has to hold them. */
import type { Chance } from '../../storm/chance'
import { chanceOf } from '../../storm/chance'
import type { Values } from '../../storm/values'
import type { BadKind } from './bad-calls'
import { badKindsOf } from './bad-calls'
import type { CallKind } from './call-kind'

export interface StormPlan {
  /** Calls, numbered from 1. */
  calls: number
  seed: number
  /** The share of calls that are bad, from 0 to 1. */
  bad: number
}

/** What a call is, without its text. */
export interface Outline {
  number: number
  kind: CallKind
  /** Whose it is, from 0. */
  person: number
  /** How many events Amplitude gets of it; none of a bad one. */
  parts: number
  /** In what way it is bad; absent where it is good. */
  bad?: BadKind
}

/** Of 20 calls, this many are of each kind. */
const SHARES: readonly CallKind[] = [
  ...Array<CallKind>(11).fill('track'),
  ...Array<CallKind>(2).fill('order'),
  ...Array<CallKind>(3).fill('page'),
  'screen',
  ...Array<CallKind>(3).fill('identify')
]

/** Calls that a person makes, about. */
const OF_A_PERSON = 50

/** People who make far more: the first ones, and what they make together. */
const BUSY = 4
const BUSY_SHARE = 0.01

const MOST_PRODUCTS = 3

/** How many people make calls. */
export function peopleOf({ calls }: StormPlan): number {
  return BUSY + Math.max(20, Math.ceil(calls / OF_A_PERSON))
}

/** @param number From 1. */
export function outlineOf(plan: StormPlan, number: number): Outline {
  return outlineBy(plan, number, chanceFor(plan, number))
}

/** The id under which a person is known to Amplitude. */
export function userIdOf(person: number): string {
  return `person-${String(person).padStart(6, '0')}`
}

export function messageIdOf({ seed }: StormPlan, number: number): string {
  return `storm-${seed}-${number}`
}

/** @returns The number of the call with that message id; undefined where it is of none. */
export function numberOf({ seed, calls }: StormPlan, messageId: unknown): number | undefined {
  const [, of, number] = /^storm-(\d+)-(\d+)$/.exec(String(messageId)) ?? []
  return Number(of) === seed && Number(number) >= 1 && Number(number) <= calls ? Number(number) : undefined
}

/** A call as a library sends it. Its events carry its number, and which of its events each is, as `mark` and `part`. */
export function callOf(plan: StormPlan, number: number): Values {
  const chance = chanceFor(plan, number)
  const { kind, person, parts, bad } = outlineBy(plan, number, chance)
  const call: Values = {
    messageId: messageIdOf(plan, number),
    userId: userIdOf(person),
    ...(chance.happens(0.5) && { anonymousId: `device-${person}` }),
    timestamp: new Date().toISOString(),
    context: { library: { name: 'analytics-node', version: '3.1.0' }, locale: 'fr-FR' },
    ...MAKERS[kind](number, parts, chance)
  }
  bad?.spoil(call, chance)
  return call
}

/** All that is asked of chance before the text of the call. */
function outlineBy(plan: StormPlan, number: number, chance: Chance): Outline {
  const person = chance.happens(BUSY_SHARE) ? chance.between(0, BUSY - 1) : chance.between(BUSY, peopleOf(plan) - 1)
  const kind = chance.oneOf(SHARES)
  const parts = kind === 'order' ? 1 + chance.between(0, MOST_PRODUCTS) : 1
  if (!chance.happens(plan.bad)) return { number, kind, person, parts }
  // An order with a bad product is delivered in part: other kinds of calls show what there is to show.
  const bad = kind === 'order' ? undefined : chance.oneOf(badKindsOf(kind))
  return { number, kind, person, parts: bad ? 0 : parts, bad }
}

/** Of seeds that are near to each other, the first numbers are unlike each other. */
function chanceFor({ seed }: StormPlan, number: number): Chance {
  return chanceOf(Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(number, 0xc2b2ae35))
}

const MAKERS: Record<CallKind, (mark: number, parts: number, chance: Chance) => Values> = {
  track: (mark, _parts, chance) => ({
    type: 'track',
    event: chance.oneOf(['Signed Up', 'Article Read', 'Song Played', 'Plan Changed']),
    properties: { mark, part: 0, step: chance.between(1, 9), title: 'Pixel 8 · 日本語' }
  }),
  order: (mark, parts, chance) => ({
    type: 'track',
    event: 'Order Completed',
    properties: {
      mark,
      part: 0,
      order_id: `order-${mark}`,
      revenue: chance.between(1, 20_000) / 100,
      currency: 'EUR',
      products: Array.from({ length: parts - 1 }, (_, index) => ({
        mark,
        part: index + 1,
        sku: `sku-${chance.between(1, 50)}`,
        price: 2
      }))
    }
  }),
  page: (mark) => ({ type: 'page', name: 'Settings', properties: { mark, part: 0, path: '/settings' } }),
  screen: (mark) => ({ type: 'screen', name: 'Settings', properties: { mark, part: 0 } }),
  identify: (mark, _parts, chance) => ({
    type: 'identify',
    traits: { mark, part: 0, plan: chance.oneOf(['free', 'pro']) }
  })
}

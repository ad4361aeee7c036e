/** The ways in which calls of the storm are bad: who refuses them, and what has to be said of it. */
import type { Objection } from '../../sandbox/call'
import type { Chance } from '../../storm/chance'
import type { Values } from '../../storm/values'
import { carriedBy } from '../../storm/values'
import type { CallKind } from './call-kind'
import { forEachKind } from './call-kind'

export interface BadKind {
  name: string
  of: readonly CallKind[]
  /** A call that a collector refuses goes nowhere. What the destination or Amplitude refuses becomes a dead letter. */
  refusedBy: 'collector' | 'destination'
  /** Changes a call that was good. */
  spoil: (call: Values, chance: Chance) => void
  /** The status of its dead letter. */
  status: number
  /** What its reason must say: the field at fault, its value where there is one, or what is wrong. */
  reasons: readonly RegExp[]
}

const ALL: readonly CallKind[] = ['track', 'page', 'screen', 'identify']
const WITH_PROPERTIES: readonly CallKind[] = ['track', 'page', 'screen']

/** The property that makes the storm's Amplitude object to an event: to the field that it names, or to nothing named; or a firewall. */
const OBJECTION = 'amplitude_objects'

const atDestination = { refusedBy: 'destination', status: 400 } as const
const atCollector = { refusedBy: 'collector', status: 200, reasons: [] } as const

const BAD_KINDS: readonly BadKind[] = [
  {
    name: 'short user id',
    of: ALL,
    ...atDestination,
    spoil: (call, chance) => {
      call.userId = `p${chance.between(1, 999)}`
      delete call.anonymousId
    },
    reasons: [/user_id/, /p\d{1,3}\b/, /minimum/]
  },
  {
    name: 'reserved event type',
    of: ['track'],
    ...atDestination,
    spoil: (call) => (call.event = '[Amplitude] Revenue'),
    reasons: [/event_type/, /\[Amplitude\] Revenue/, /reserved/]
  },
  {
    name: 'revenue that is no amount',
    of: ['track'],
    ...atDestination,
    spoil: (call) => put(call, 'revenue', 'a lot'),
    reasons: [/revenue/, /a lot/, /amount/]
  },
  {
    name: 'session that is no time',
    of: ALL,
    ...atDestination,
    spoil: (call) => (call.integrations = { 'Actions Amplitude': { session_id: 'sess-abc' } }),
    reasons: [/session_id/, /sess-abc/]
  },
  {
    name: 'address of the wrong type',
    of: ALL,
    ...atDestination,
    spoil: (call) => (call.context = { ip: { v4: '10.0.0.1' } }),
    reasons: [/ip/i]
  },
  {
    name: 'objection to a field',
    of: ALL,
    ...atDestination,
    spoil: (call) => put(call, OBJECTION, 'device_model'),
    reasons: [/\bdevice_model\b/]
  },
  {
    name: 'objection to nothing named',
    of: WITH_PROPERTIES,
    ...atDestination,
    spoil: (call) => put(call, OBJECTION, true),
    reasons: [/without saying what is wrong/]
  },
  {
    name: 'blocked by a firewall',
    of: WITH_PROPERTIES,
    refusedBy: 'destination',
    status: 403,
    spoil: (call) => put(call, OBJECTION, 403),
    reasons: [/not document/, /HTTP 403/]
  },
  {
    name: 'time that is none',
    of: ALL,
    ...atCollector,
    spoil: (call) => (call.timestamp = 'the other day')
  },
  { name: 'no name', of: ['track'], ...atCollector, spoil: (call) => delete call.event }
]

/** The ways in which calls of a kind can be bad. */
export function badKindsOf(kind: CallKind): readonly BadKind[] {
  return BY_KIND[kind]
}

const BY_KIND = forEachKind((kind) => BAD_KINDS.filter(({ of }) => of.includes(kind)))

/** What the storm's Amplitude objects to, or a firewall before it. */
export function objectionIn(event: Values): Objection | undefined {
  const objection = carriedBy(event, OBJECTION)
  if (objection === undefined) return undefined
  if (typeof objection === 'number') return { page: objection }
  return typeof objection === 'string' ? { named: true, field: objection } : { named: false }
}

function put(call: Values, name: string, value: unknown): void {
  const key = call.type === 'identify' ? 'traits' : 'properties'
  call[key] = { ...(call[key] as Values), [name]: value }
}

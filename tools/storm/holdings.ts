/** What Amplitude holds after a storm, in the words of the books. */
import type { Sandbox } from '../sandbox/sandbox'
import type { Elsewhere } from './elsewhere'
import { nameIn } from './people'
import { INCREMENTED } from './subscriptions'

/** What Amplitude knows of a person. */
export interface PersonHoldings {
  /** In whole units of money, over all currencies. */
  revenue: number
  /** User properties that are sums. */
  increments: Record<string, number>
}

/** What Amplitude holds, after its deduplication, and what others do. */
export interface Holdings {
  /** Every event, by type and mark. */
  events: { type: string; mark: string }[]
  /** By the person's name. */
  people: ReadonlyMap<string, PersonHoldings>
  /** In whole units of money. */
  revenueByCurrency: Readonly<Record<string, number>>
  groups: { type: string; value: string; mark: unknown }[]
  mappings: { from: string; to: string }[]
  /** Requests that went to another host than Amplitude's. */
  strayed: readonly string[]
}

/** Reads a sandbox, and the server to which no request was to go. */
export function holdingsOf(sandbox: Sandbox, { strayed }: Elsewhere): Holdings {
  const revenueByCurrency: Record<string, number> = {}
  for (const { revenue } of sandbox.projects()) {
    for (const [currency, amount] of Object.entries(revenue.byCurrency)) {
      revenueByCurrency[currency] = (revenueByCurrency[currency] ?? 0) + amount
    }
  }
  return {
    events: sandbox.events().map(({ event }) => ({ type: String(event.event_type), mark: markIn(event) })),
    people: peopleIn(sandbox),
    revenueByCurrency,
    groups: sandbox.groups().map(({ group_type, group_value, group_properties }) => ({
      type: group_type,
      value: group_value,
      mark: group_properties.mark
    })),
    mappings: sandbox.mappings().map(({ user_id, global_user_id }) => ({ from: user_id, to: global_user_id })),
    strayed
  }
}

/** A person may be two users in Amplitude: a device that was never seen with the user id is a user of its own. */
function peopleIn(sandbox: Sandbox): Map<string, PersonHoldings> {
  const people = new Map<string, PersonHoldings>()
  for (const { user_id, device_ids, user_properties, revenue } of sandbox.users()) {
    const name = nameIn(user_id) ?? nameIn(device_ids[0]) ?? `${user_id ?? device_ids[0]}`
    const person = people.get(name) ?? { revenue: 0, increments: {} }
    person.revenue += revenue.total
    for (const property of INCREMENTED) {
      const value = user_properties[property]
      if (value !== undefined) person.increments[property] = (person.increments[property] ?? 0) + Number(value)
    }
    people.set(name, person)
  }
  return people
}

/** The mark of an event: that of its call or product, or the group that it is about. */
export function markIn(event: Readonly<Record<string, unknown>>): string {
  const { groups, user_properties: user, event_properties: properties } = event
  const found = isObject(groups) ? Object.values(groups)[0] : inside(properties) ?? inside(user) ?? inside(setIn(user))
  return String(found)
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const inside = (properties: unknown): unknown => (isObject(properties) ? properties.mark : undefined)

const setIn = (properties: unknown): unknown => (isObject(properties) ? properties.$set : undefined)

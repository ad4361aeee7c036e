/** Groups (accounts) of a project and their properties. Source: Amplitude, Group Identify API; HTTP V2 API, "Groups". */
import { cutText } from '../cut'
import { MAX_GROUP_TYPES, MAX_GROUP_VALUES } from '../limits'
import { viewOf } from './properties'
import type { Properties } from './properties'

/** A group as the sandbox shows it; `events` are those that named it in `groups`. */
export interface GroupView {
  group_type: string
  group_value: string
  group_properties: Record<string, unknown>
  events: number
}

interface Group {
  type: string
  value: string
  properties: Properties
  events: number
}

/**
 * The groups that an event names, as far as Amplitude reads them: 5 types, 10 values of each.
 *
 * @param groups type to value, or to a list of values, cut to length: their types, which are keys, are cut here
 */
export function groupsNamed(groups: Record<string, unknown>): [type: string, values: string[]][] {
  return Object.entries(groups)
    .slice(0, MAX_GROUP_TYPES)
    .map(([type, value]) => {
      const values: unknown[] = Array.isArray(value) ? value : [value]
      return [cutText(type), [...new Set(values.slice(0, MAX_GROUP_VALUES).map(String))]]
    })
}

/** All groups of a project, by type and value. */
export class Groups {
  private readonly byName = new Map<string, Group>()

  get size(): number {
    return this.byName.size
  }

  all(): IterableIterator<Group> {
    return this.byName.values()
  }

  /** The group of that name; it exists from the first time that it is named. */
  at(type: string, value: string): Group {
    const name = `${type}\0${value}`
    let group = this.byName.get(name)
    if (!group) {
      group = { type, value, properties: new Map(), events: 0 }
      this.byName.set(name, group)
    }
    return group
  }

  view(): GroupView[] {
    return [...this.byName.values()].map(({ type, value, properties, events }) => ({
      group_type: type,
      group_value: value,
      group_properties: viewOf(properties),
      events
    }))
  }
}

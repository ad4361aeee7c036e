/** What Amplitude would show of one project: an api key in a region. */
import type { Region } from '../addresses'
import { EVENT_FIELDS, GROUP_OPERATIONS, USER_OPERATIONS } from '../vocabulary'
import { isObject } from '../json'
import type { JsonObject } from '../json'
import type { Readings } from '../readings'
import { SlidingCounts } from '../sliding-counts'
import { Deduplication } from './deduplication'
import { Deletions } from './deletions'
import { Groups, groupsNamed } from './groups'
import { applyProperties } from './properties'
import { Revenue, revenueOf } from './revenue'
import { Users } from './users'
import type { User } from './users'

/** An event as it was taken in: its documented keys, and the names of the keys that were ignored. */
export interface TakenEvent {
  event: JsonObject
  ignoredKeys: string[]
  user: User | undefined
}

const stringIn = (source: JsonObject, key: string): string | undefined => {
  const value = source[key]
  return typeof value === 'string' ? value : undefined
}

/** What a project is kept by. */
export interface ProjectRules {
  readings: Readings
  /** Changes of a user's properties in an hour; further ones are lost. */
  propertyChangesPerHour: number
}

const MINUTE_MS = 60_000
const MINUTES_OF_AN_HOUR = 60

/** Users, groups, mappings and sums of a project, kept up to date with each event. */
export class Project {
  readonly users: Users
  readonly groups = new Groups()
  readonly deletions = new Deletions()
  readonly deduplication: Deduplication
  readonly revenue = new Revenue()
  /** User id to global user id. */
  readonly mappings = new Map<string, string>()
  /** Events of accepted requests, duplicates included; duplicates; and events after deduplication. */
  readonly counts = { ingested: 0, deduplicated: 0, events: 0 }

  /** By Amplitude id. */
  private readonly propertyChanges = new SlidingCounts(MINUTE_MS, MINUTES_OF_AN_HOUR)

  constructor(
    readonly region: Region,
    readonly apiKey: string,
    private readonly rules: ProjectRules,
    nextAmplitudeId: () => number
  ) {
    this.users = new Users(nextAmplitudeId)
    this.deduplication = new Deduplication(rules.readings)
  }

  /**
   * Takes an event in.
   *
   * @param received an event that passed all checks, with its texts cut to length
   * @returns the event as taken in, or undefined when it is a duplicate
   */
  take(received: JsonObject, now: number): TakenEvent | undefined {
    this.counts.ingested++
    if (this.deduplication.isDuplicate(received, now)) {
      this.counts.deduplicated++
      return undefined
    }
    this.counts.events++
    const { event, ignoredKeys } = documentedPartOf(received)
    if (event.time === undefined) event.time = now
    const user = this.users.of(stringIn(event, 'user_id'), stringIn(event, 'device_id'))
    if (event.event_type === '$groupidentify') this.identifyGroups(event)
    else this.updateUser(user, event, now)
    if (user) user.events++
    return { event, ignoredKeys, user }
  }

  /** Applies an identification of the Identify API, which is no event. */
  identify(identification: JsonObject, now: number): void {
    const { event } = documentedPartOf(identification)
    const user = this.users.of(stringIn(event, 'user_id'), stringIn(event, 'device_id'))
    this.updateUser(user, { ...event, event_type: '$identify' }, now)
  }

  /** Applies an identification of the Group Identify API. */
  identifyGroup(type: string, value: string, properties: JsonObject): void {
    const { properties: held } = this.groups.at(type, value)
    applyProperties(held, properties, GROUP_OPERATIONS, this.rules.readings.mixedUserProperties)
  }

  private identifyGroups({ groups, group_properties }: JsonObject): void {
    if (!isObject(groups)) return
    for (const [type, values] of groupsNamed(groups)) {
      for (const value of values) this.identifyGroup(type, value, isObject(group_properties) ? group_properties : {})
    }
  }

  private updateUser(user: User | undefined, event: JsonObject, now: number): void {
    const { user_properties, groups } = event
    if (user && isObject(user_properties) && this.mayChange(user, user_properties, now)) {
      applyProperties(user.properties, user_properties, USER_OPERATIONS, this.rules.readings.mixedUserProperties)
    }
    if (isObject(groups)) this.enterGroups(user, groups, event.event_type === '$identify')
    const revenue = revenueOf(event, this.rules.readings.sdkRevenue)
    if (!revenue) return
    this.revenue.add(revenue)
    user?.revenue.add(revenue)
  }

  /** Whether properties of a user may still change in this hour; then that counts. The event is kept either way. */
  private mayChange({ amplitudeId }: User, properties: JsonObject, now: number): boolean {
    if (Object.keys(properties).length === 0) return false
    const name = String(amplitudeId)
    if (this.propertyChanges.total(name, now) >= this.rules.propertyChangesPerHour) return false
    this.propertyChanges.add(name, 1, now)
    return true
  }

  /** Groups on `$identify` stay with the user; on any other event they are of that event only. */
  private enterGroups(user: User | undefined, groups: JsonObject, lasting: boolean): void {
    for (const [type, values] of groupsNamed(groups)) {
      for (const value of values) {
        const group = this.groups.at(type, value)
        if (!lasting) group.events++
      }
      if (lasting) user?.groups.set(type, values)
    }
  }
}

function documentedPartOf(received: JsonObject): { event: JsonObject; ignoredKeys: string[] } {
  const event: JsonObject = {}
  const ignoredKeys: string[] = []
  for (const key of Object.keys(received)) {
    const value = received[key]
    if (!EVENT_FIELDS.has(key)) ignoredKeys.push(key)
    else if (value !== null) event[key] = value
  }
  return { event, ignoredKeys }
}

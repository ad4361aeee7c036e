/** Everything that the sandbox remembers, and how it is read. */
import type { EndpointName, Region } from '../addresses'
import { BoundedList } from '../bounded-list'
import type { JsonObject } from '../json'
import type { DeletionJob } from './deletions'
import type { GroupView } from './groups'
import { Project } from './project'
import type { ProjectRules, TakenEvent } from './project'
import type { RevenueSums } from './revenue'
import { Room, weightOf } from './room'
import type { User, UserView } from './users'

/** Where something belongs: every listing can be narrowed to it. */
export interface ProjectName {
  region: Region
  api_key: string
}

/** Which events are wanted; what is absent restricts nothing. */
export interface EventsOf extends Partial<ProjectName> {
  /** Of the user under whom they are found now. */
  amplitude_id?: number
}

/** Which users are wanted; what is absent restricts nothing. */
export interface UsersOf extends Partial<ProjectName> {
  /** A part of a user id, of a device id or of the Amplitude id, in upper or lower case. */
  search?: string
}

/** An event after deduplication. `amplitude_id` is that of the user under whom it is found now. */
export interface EventView extends ProjectName {
  endpoint: EndpointName
  amplitude_id: number | null
  server_upload_time: number
  readonly event: JsonObject
  readonly ignored_keys: string[]
}

/** A user id that stands for a global user id. */
export interface MappingView extends ProjectName {
  user_id: string
  global_user_id: string
}

/** Revenue of a project, and of each of its users that has any. `id` is the user id, or a device id where there is none. */
export interface RevenueView extends ProjectName, RevenueSums {
  users: (RevenueSums & { id: string })[]
}

/** The sums of a project. `deduplicated` counts the sends that were duplicates. */
export interface ProjectView extends ProjectName {
  ingested: number
  deduplicated: number
  events: number
  users: number
  groups: number
  mappings: number
  revenue: RevenueSums
}

/** Event and ignored keys are held as JSON, of which the size is known: parsed, they take many times as much. */
interface HeldEvent extends Omit<EventView, 'amplitude_id' | 'event' | 'ignored_keys'> {
  eventJson: string
  ignoredKeysJson: string
  user: User | undefined
}

const FIRST_AMPLITUDE_ID = 100_001

export class State {
  private readonly projects = new Map<string, Project>()
  private readonly held: BoundedList<HeldEvent>
  private readonly room: Room
  private amplitudeIds = FIRST_AMPLITUDE_ID

  /**
   * @param rules what projects are kept by
   * @param keepEvents how many events are kept in full
   * @param keepBytes how many bytes they may take, as JSON
   * @param propertyBytes about how many bytes the properties of users and groups may take
   */
  constructor(private readonly rules: ProjectRules, keepEvents: number, keepBytes: number, propertyBytes: number) {
    this.held = new BoundedList(keepEvents, keepBytes)
    this.room = new Room(propertyBytes, () => this.weightOfProperties())
  }

  /** Whether there is room for the properties that are sent; then it is taken up. */
  makeRoom(sent: readonly JsonObject[]): boolean {
    let weight = 0
    for (const { user_properties, group_properties } of sent) {
      if (user_properties !== undefined) weight += weightOf(user_properties)
      if (group_properties !== undefined) weight += weightOf(group_properties)
    }
    return this.room.take(weight)
  }

  /** The project of an api key; it exists from the first request that names it. */
  project(region: Region, apiKey: string): Project {
    const name = `${region}\0${apiKey}`
    let project = this.projects.get(name)
    if (!project) {
      project = new Project(region, apiKey, this.rules, () => this.amplitudeIds++)
      this.projects.set(name, project)
    }
    return project
  }

  /** Keeps an event to be shown, and gives it as shown. */
  keep(project: Project, endpoint: EndpointName, taken: TakenEvent, now: number): EventView {
    const eventJson = JSON.stringify(taken.event)
    const ignoredKeysJson = JSON.stringify(taken.ignoredKeys)
    const { region, apiKey: api_key } = project
    const held = { region, api_key, endpoint, server_upload_time: now, eventJson, ignoredKeysJson, user: taken.user }
    this.held.push(held, Buffer.byteLength(eventJson) + Buffer.byteLength(ignoredKeysJson))
    return eventView(held)
  }

  /** The newest events kept, in the order of their arrival. */
  events(limit = Infinity, of: EventsOf = {}): EventView[] {
    if (Object.values(of).every((value) => value === undefined)) return this.held.last(limit).map(eventView)
    const matching = this.held.last().filter((event) => belongsTo(event, of) && isOfUser(event, of))
    return matching.slice(Math.max(0, matching.length - limit)).map(eventView)
  }

  users(of: UsersOf = {}): (UserView & ProjectName)[] {
    return this.each(of, (project) =>
      [...project.users.all()].filter((user) => isFound(user, of.search)).map((user) => user.view())
    )
  }

  /** The user with that user id, else device id, else Amplitude id: the first project that has one. */
  user(id: string, of: Partial<ProjectName> = {}): (UserView & ProjectName) | undefined {
    const find = [
      (project: Project) => project.users.withUserId(id),
      (project: Project) => project.users.withDeviceId(id),
      (project: Project) => project.users.withAmplitudeId(Number(id))
    ]
    for (const by of find) {
      for (const project of this.matching(of)) {
        const user = by(project)
        if (user) return { ...nameOf(project), ...user.view() }
      }
    }
    return undefined
  }

  groups(of: Partial<ProjectName> = {}): (GroupView & ProjectName)[] {
    return this.each(of, (project) => project.groups.view())
  }

  mappings(of: Partial<ProjectName> = {}): MappingView[] {
    return this.each(of, ({ mappings }) =>
      [...mappings].map(([user_id, global_user_id]) => ({ user_id, global_user_id }))
    )
  }

  deletions(of: Partial<ProjectName> = {}): (DeletionJob & ProjectName)[] {
    return this.each(of, (project) => project.deletions.jobs())
  }

  revenue(of: Partial<ProjectName> = {}): RevenueView[] {
    return this.matching(of).map((project) => ({
      ...nameOf(project),
      ...project.revenue.read(),
      users: [...project.users.all()]
        .map((user) => ({ id: user.userId ?? [...user.devices][0] ?? '', ...user.revenue.read() }))
        .filter(({ byCurrency }) => Object.keys(byCurrency).length > 0)
    }))
  }

  summary(of: Partial<ProjectName> = {}): ProjectView[] {
    return this.matching(of).map((project) => ({
      ...nameOf(project),
      ...project.counts,
      users: project.users.size,
      groups: project.groups.size,
      mappings: project.mappings.size,
      revenue: project.revenue.read()
    }))
  }

  reset(): void {
    this.projects.clear()
    this.held.clear()
    this.room.clear()
    this.amplitudeIds = FIRST_AMPLITUDE_ID
  }

  private weightOfProperties(): number {
    let weight = 0
    for (const { users, groups } of this.projects.values()) {
      for (const { properties } of [...users.all(), ...groups.all()]) {
        for (const [name, value] of properties) weight += weightOf(name) + weightOf(value)
      }
    }
    return weight
  }

  private matching(of: Partial<ProjectName>): Project[] {
    return [...this.projects.values()].filter((project) => belongsTo(nameOf(project), of))
  }

  private each<View>(of: Partial<ProjectName>, views: (project: Project) => View[]): (View & ProjectName)[] {
    return this.matching(of).flatMap((project) => views(project).map((view) => ({ ...nameOf(project), ...view })))
  }
}

const nameOf = (project: Project): ProjectName => ({ region: project.region, api_key: project.apiKey })

const belongsTo = (name: ProjectName, of: Partial<ProjectName>): boolean =>
  (of.region ?? name.region) === name.region && (of.api_key ?? name.api_key) === name.api_key

const isOfUser = ({ user }: HeldEvent, { amplitude_id }: EventsOf): boolean =>
  amplitude_id === undefined || user?.current.amplitudeId === amplitude_id

function isFound({ userId, devices, amplitudeId }: User, search = ''): boolean {
  const wanted = search.trim().toLowerCase()
  return (
    wanted === '' || [userId ?? '', ...devices, String(amplitudeId)].some((id) => id.toLowerCase().includes(wanted))
  )
}

/** Parsed when somebody looks at it: a list of all events is never parsed whole. */
const eventView = ({ user, eventJson, ignoredKeysJson, ...named }: HeldEvent): EventView => ({
  ...named,
  get event() {
    return JSON.parse(eventJson) as JsonObject
  },
  get ignored_keys() {
    return JSON.parse(ignoredKeysJson) as string[]
  },
  amplitude_id: user?.current.amplitudeId ?? null
})

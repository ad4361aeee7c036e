/** Users and their devices. Source: Amplitude, "Track unique users". */
import { cutText } from '../cut'
import { objectOf } from '../json'
import { viewOf } from './properties'
import type { Properties } from './properties'
import { Revenue } from './revenue'
import type { RevenueSums } from './revenue'

/** A user as the sandbox shows it. `user_id` is null while only a device is known. */
export interface UserView {
  amplitude_id: number
  user_id: string | null
  device_ids: string[]
  user_properties: Record<string, unknown>
  /** Lasting groups, set by `$identify` events: type to values. */
  groups: Record<string, string[]>
  events: number
  revenue: RevenueSums
}

/** A user as it is held. */
export class User {
  readonly devices = new Set<string>()
  readonly properties: Properties = new Map()
  readonly groups = new Map<string, string[]>()
  readonly revenue = new Revenue()
  events = 0
  /** The known user that an anonymous one turned out to be. */
  mergedInto: User | undefined

  constructor(readonly amplitudeId: number, public userId: string | null) {}

  /** The user under whom this one's events are found now. */
  get current(): User {
    return this.mergedInto ?? this
  }

  view(): UserView {
    return {
      amplitude_id: this.amplitudeId,
      user_id: this.userId,
      device_ids: [...this.devices],
      user_properties: viewOf(this.properties),
      groups: objectOf(this.groups),
      events: this.events,
      revenue: this.revenue.read()
    }
  }
}

/** All users of a project. */
export class Users {
  private readonly byUserId = new Map<string, User>()
  private readonly byDeviceId = new Map<string, User>()
  private readonly byAmplitudeId = new Map<number, User>()

  /** @param nextAmplitudeId gives numbers that no other user of the sandbox has */
  constructor(private readonly nextAmplitudeId: () => number) {}

  get size(): number {
    return this.byAmplitudeId.size
  }

  all(): IterableIterator<User> {
    return this.byAmplitudeId.values()
  }

  /** The user of an id as it was sent, or as it is held. */
  withUserId(userId: string): User | undefined {
    return this.byUserId.get(cutText(userId))
  }

  withDeviceId(deviceId: string): User | undefined {
    return this.byDeviceId.get(cutText(deviceId))
  }

  withAmplitudeId(amplitudeId: number): User | undefined {
    return this.byAmplitudeId.get(amplitudeId)
  }

  /**
   * The user of an event, by ids that are cut to length. A device alone belongs to the user last seen on it. A user id on a
   * device of an anonymous user makes that one known; when the user id is known already, the two become one, and what was
   * known of it wins.
   */
  of(userId: string | undefined, deviceId: string | undefined): User | undefined {
    const onDevice = deviceId === undefined ? undefined : this.byDeviceId.get(deviceId)
    const user = userId === undefined ? onDevice ?? this.anonymous(deviceId) : this.known(userId, onDevice)
    if (user && deviceId !== undefined) this.join(user, deviceId)
    return user
  }

  private anonymous(deviceId: string | undefined): User | undefined {
    return deviceId === undefined ? undefined : this.create(null)
  }

  private known(userId: string, onDevice: User | undefined): User {
    const anonymous = onDevice?.userId === null ? onDevice : undefined
    const known = this.byUserId.get(userId)
    if (known) {
      if (anonymous) this.merge(anonymous, known)
      return known
    }
    const user = anonymous ?? this.create(userId)
    user.userId = userId
    this.byUserId.set(userId, user)
    return user
  }

  private create(userId: string | null): User {
    const user = new User(this.nextAmplitudeId(), userId)
    this.byAmplitudeId.set(user.amplitudeId, user)
    return user
  }

  private join(user: User, deviceId: string): void {
    this.byDeviceId.get(deviceId)?.devices.delete(deviceId)
    this.byDeviceId.set(deviceId, user)
    user.devices.add(deviceId)
  }

  private merge(anonymous: User, known: User): void {
    for (const device of [...anonymous.devices]) this.join(known, device)
    for (const [name, value] of anonymous.properties) if (!known.properties.has(name)) known.properties.set(name, value)
    for (const [type, values] of anonymous.groups) if (!known.groups.has(type)) known.groups.set(type, values)
    known.events += anonymous.events
    known.revenue.addAll(anonymous.revenue)
    anonymous.mergedInto = known
    this.byAmplitudeId.delete(anonymous.amplitudeId)
  }
}

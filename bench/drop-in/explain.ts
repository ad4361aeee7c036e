/** What a difference is about: the words in which rules for differences are written. */
import type { Difference } from './compare'

type Explains = (difference: Difference) => boolean

export function isOf({ saved }: Difference, ...actions: string[]): boolean {
  return actions.includes(saved.action)
}

/** Whether it is about the event of a product, which follows that of its order. */
export function isOfProduct(difference: Difference): boolean {
  return isOf(difference, 'logPurchase') && difference.position > 0
}

/** @param key of what is sent, such as `os_name` */
export function isAbout({ path }: Difference, key: string): boolean {
  return path === `content.${key}`
}

/** A key that has one value there and another one here, which stand to each other as `holds` says. */
export function isBetween(key: string, holds: (theirs: unknown, ours: unknown) => boolean): Explains {
  return (difference) => isAbout(difference, key) && holds(difference.theirs, difference.ours)
}

/** A key that is there, and not here. */
export function isLeftOut(key: string): Explains {
  return isBetween(key, (_, ours) => ours === undefined)
}

/** A key that is here, and not there. */
export function isAdded(key: string): Explains {
  return isBetween(key, (theirs) => theirs === undefined)
}

/** A key that is here, with one of these values, and not there. */
export function isAddedAs(key: string, ...values: unknown[]): Explains {
  return isBetween(key, (theirs, ours) => theirs === undefined && ours !== undefined && values.includes(ours))
}

export function anyOf(...kinds: Explains[]): Explains {
  return (difference) => kinds.some((explains) => explains(difference))
}

/** What stands in an object there, and inside an operation of it here, with the same value. */
export function hasMovedInto(object: string, operation: string): Explains {
  const [from, to] = [`content.${object}.`, `content.${object}.${operation}.`]
  return ({ path, theirs, ours, all }) => {
    if (path.startsWith(to)) return theirs === undefined && all.theirs[path.replace(to, from)] === ours
    return path.startsWith(from) && ours === undefined && all.ours[path.replace(from, to)] === theirs
  }
}

/** Whether somebody took a field out of the mapping. */
export function isCleared({ saved }: Difference, field: string): boolean {
  return saved.changes !== undefined && field in saved.changes && saved.changes[field] === undefined
}

/** A property of the call. */
export function propertyOf({ saved }: Difference, key: string): unknown {
  return (saved.call.properties as Record<string, unknown> | undefined)?.[key]
}

export function userAgentOf({ saved }: Difference): string {
  return (saved.call.context as { userAgent?: string } | undefined)?.userAgent ?? ''
}

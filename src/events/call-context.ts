import type { Properties } from '../amplitude/event'
import { isObject, own, ownValue } from './plain-object'

/** What a payload says of its call's context. */
export interface CallContextSource {
  context?: Properties
}

const NONE: Properties = Object.freeze({})

/**
 * A part of the call's context, such as `device` or `page`; empty where the call has none, or where something else stands in its
 * place. Segment's spec: "Common fields, context".
 */
export function contextPart({ context }: CallContextSource, name: string): Properties {
  const part = ownValue(context, name)
  return isObject(part) ? own(part) : NONE
}

/** What a program of `examples/clients/` is to lead to in Amplitude, and how it is compared with what the sandbox holds. */
import { defaultValues } from '@segment/actions-core'
import type { Subscription } from '../../pipeline/deliver/subscription'
import destination from '../../src'
import type { Sandbox } from '../sandbox/sandbox'
import { differences } from './differences'

/** What stands beside a program, as JSON. Of objects only the keys are compared that are named. */
export interface Expectation extends AmplitudeState {
  title: string
  /** The program's file, where it is not named like the expectation. */
  program?: string
  /** The example that has to run before. */
  after?: string
  /** What is set on the page: changes of a preset's mapping by its name, or a subscription of another name. */
  subscriptions?: Record<string, SubscriptionChange>
}

export interface SubscriptionChange {
  action?: string
  trigger?: string
  /** Laid over the mapping of the preset, or over the defaults of the action. */
  mapping?: Subscription['mapping']
}

/** What Amplitude holds: all of it, in any order. A list that is absent is empty. */
export interface AmplitudeState {
  events: unknown[]
  users: unknown[]
  groups?: unknown[]
  mappings?: unknown[]
}

/** How long what is expected may take, in ms. */
const PATIENCE_MS = 15_000
const LOOK_EVERY_MS = 50

/** What the sandbox holds now, events as they were sent. */
export function stateOf(sandbox: Pick<Sandbox, 'events' | 'users' | 'groups' | 'mappings'>): Required<AmplitudeState> {
  return {
    events: sandbox.events(Infinity).map(({ event }) => event),
    users: sandbox.users(),
    groups: sandbox.groups(),
    mappings: sandbox.mappings()
  }
}

/**
 * What is otherwise than expected, in words; empty where nothing is.
 * @param anonymousId What `<anonymous id>` stands for in the expectation: the id that a library made up.
 */
export function surprises(
  state: Required<AmplitudeState>,
  expected: AmplitudeState,
  anonymousId = '<anonymous id>'
): string[] {
  const { events, users, groups = [], mappings = [] } = withAnonymousId(expected, anonymousId)
  return [
    ...unmatched('events', state.events, events),
    ...unmatched('users', state.users, users),
    ...unmatched('groups', state.groups, groups),
    ...unmatched('mappings', state.mappings, mappings)
  ]
}

/**
 * Waits until the state is as expected.
 * @param anonymousId Asked at each look: a page that forgets its user gets another one on the way.
 * @returns What is otherwise in the end; empty where nothing is.
 */
export async function untilExpected(
  sandbox: Parameters<typeof stateOf>[0],
  expected: AmplitudeState,
  { anonymousId, patienceMs = PATIENCE_MS }: { anonymousId?: () => Promise<string>; patienceMs?: number } = {}
): Promise<string[]> {
  const end = Date.now() + patienceMs
  for (;;) {
    const found = surprises(stateOf(sandbox), expected, await anonymousId?.())
    if (found.length === 0 || Date.now() > end) return found
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  }
}

/** Subscriptions with what an example sets on the page. */
export function withChanges(
  presets: readonly Subscription[],
  changes: Record<string, SubscriptionChange> = {}
): Subscription[] {
  const changed = presets.map((preset) => ({
    ...preset,
    mapping: { ...preset.mapping, ...changes[preset.name]?.mapping }
  }))
  const added = Object.entries(changes).filter(([name]) => !presets.some((preset) => preset.name === name))
  return [...changed, ...added.map(([name, change]) => subscriptionOf(name, change))]
}

function subscriptionOf(name: string, { action = '', trigger = '', mapping }: SubscriptionChange): Subscription {
  const { fields } = destination.actions[action]
  return { name, action, trigger, enabled: true, mapping: { ...defaultValues(fields), ...mapping } }
}

function withAnonymousId<T>(expected: T, anonymousId: string): T {
  return JSON.parse(JSON.stringify(expected).replaceAll('<anonymous id>', anonymousId)) as T
}

/** Each expected one takes the first that is like it: the order in which things arrive is not told. */
function unmatched(what: string, actual: readonly unknown[], expected: readonly unknown[]): string[] {
  const left = [...actual]
  const missing = expected.filter((one) => {
    const at = left.findIndex((candidate) => differences(candidate, one).length === 0)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
  // What is left is most likely what was meant, in its order.
  const wrong = missing.map((one, at) =>
    at < left.length
      ? `${what}: ${differences(left[at], one).join('; ')}`
      : `${what}: there is no ${JSON.stringify(one)}`
  )
  const unexpected = left.slice(missing.length).map((one) => `${what}: unexpected ${JSON.stringify(one)}`)
  return [...wrong, ...unexpected]
}

import { isDeepStrictEqual } from 'util'
import { presetsOf } from '../../../pipeline/subscriptions/preset-subscriptions'
import type { Subscription } from '../../../pipeline/deliver/subscription'
import destination from '../../../src'
import type { Settings } from '../../../src/generated-types'
import type { SubscriptionsQuestion } from '../api'
import { EXAMPLE_SETTINGS } from '../example-settings'

/** What clients' calls run with. */
export interface CurrentConfiguration {
  /** Each with a name that no other has. */
  readonly subscriptions: readonly Subscription[]
  readonly settings: Settings
}

/**
 * The subscriptions and keys with which clients' calls run: those of the page that spoke last; before any has, the presets with
 * keys that only the sandbox takes. They are held in memory alone.
 */
export class CurrentSubscriptions {
  private configuration: CurrentConfiguration = { subscriptions: presetsOf(destination), settings: EXAMPLE_SETTINGS }

  /** What holds now: the same object for as long as nothing changes. */
  get current(): CurrentConfiguration {
    return this.configuration
  }

  set({ subscriptions, settings }: SubscriptionsQuestion): void {
    const next = { subscriptions: withOwnNames(subscriptions), settings }
    if (!isDeepStrictEqual(next, this.configuration)) this.configuration = next
  }
}

/** On the page names are free, and two of one name can be told apart: here the second is called `name (2)`. */
function withOwnNames(subscriptions: SubscriptionsQuestion['subscriptions']): Subscription[] {
  const names = new Set<string>()
  return subscriptions.map(({ name, enabled = true, ...subscription }) => {
    const own = ownName(name, names)
    names.add(own)
    return { ...subscription, name: own, enabled }
  })
}

function ownName(name: string, others: ReadonlySet<string>): string {
  let own = name
  for (let number = 2; others.has(own); number++) own = `${name} (${number})`
  return own
}

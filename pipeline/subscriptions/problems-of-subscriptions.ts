import type { InputField } from '@segment/actions-core'
import { transform } from '@segment/actions-core'
import destination from '../../src'
import { showValue } from '../../src/amplitude/show-value'
import { nearest } from '../run/nearest'
import type { Subscription } from '../deliver/subscription'
import { BROWSER_ACTIONS } from './browser-actions'
import { triggerProblems } from './trigger-problems'

/**
 * What is wrong with subscriptions, so that they would not do what they say: an action or a field that does not exist, a
 * required field without a mapping, a mapping or a trigger that Segment cannot read, a trigger that Segment reads otherwise.
 * @returns One sentence a problem, with the name of its subscription; empty where there is none.
 */
export function problemsOfSubscriptions(subscriptions: readonly Subscription[]): string[] {
  return subscriptions.flatMap((subscription) =>
    [...actionProblems(subscription), ...triggerProblems(subscription.trigger)].map(
      (problem) => `Subscription ${showValue(subscription.name)}: ${problem}`
    )
  )
}

function actionProblems({ action, mapping }: Subscription): string[] {
  if (BROWSER_ACTIONS.includes(action)) return []
  const actions = Object.keys(destination.actions)
  if (!actions.includes(action)) {
    // Not those that are kept for saved subscriptions: nobody is to choose them.
    const offered = actions.filter((key) => !destination.actions[key].hidden)
    return [
      `there is no action ${showValue(action)}${suggestion(action, actions)} The actions are ${offered.join(', ')}.`
    ]
  }
  const { fields } = destination.actions[action]
  const unknown = Object.keys(mapping).filter((key) => !Object.keys(fields).includes(key))
  return [
    ...unknown.map((key) => `${action} has no field ${showValue(key)}${suggestion(key, Object.keys(fields))}`),
    ...requiredProblems(fields, mapping),
    ...mappingProblems(mapping)
  ]
}

function suggestion(name: string, known: string[]): string {
  const meant = nearest(name, known)
  return meant ? `; did you mean ${meant}?` : '.'
}

function requiredProblems(fields: Record<string, InputField>, mapping: Subscription['mapping']): string[] {
  return Object.entries(fields)
    .filter(([key, { required }]) => required === true && !Object.prototype.hasOwnProperty.call(mapping, key))
    .map(([key]) => `${key} is required, and nothing is mapped to it.`)
}

/** The framework checks a mapping before it resolves it, and refuses every event if it is none. */
function mappingProblems(mapping: Subscription['mapping']): string[] {
  try {
    // A copy: the framework completes some directives in place.
    transform(JSON.parse(JSON.stringify(mapping)) as Subscription['mapping'], {})
    return []
  } catch (error) {
    const errors = isIterable(error) ? [...error] : [error]
    // Other errors are about the empty event, which no customer sends.
    return errors.flatMap((one) =>
      one instanceof Error && one.name === 'ValidationError' ? [`Segment cannot read the mapping: ${one.message}`] : []
    )
  }
}

/** The framework's error of several problems is a list of errors. */
function isIterable(error: unknown): error is Iterable<unknown> {
  return typeof error === 'object' && error !== null && Symbol.iterator in error
}

import type { JSONObject } from '@segment/actions-core'
import { transform } from '@segment/actions-core'
import destination from '../../../src'
import { problemsOfSubscriptions } from '../../../pipeline/subscriptions/problems-of-subscriptions'
import { describeFailure } from '../../execute/failure'
import type {
  AnyEvent,
  FieldPreview,
  PreviewAnswer,
  PreviewQuestion,
  Subscription,
  TakenAnswer,
  TakenQuestion
} from '../api'
import { dryRun } from './dry-run'
import { emptyPaths } from './empty-paths'
import { readTrigger } from './explain-trigger'
import { fieldErrors } from './field-errors'
import { isAction } from './is-action'

/** What the subscriptions would do with an event, before anything is sent. */
export async function preview({ event, subscriptions, shown }: PreviewQuestion): Promise<PreviewAnswer> {
  const verdicts = subscriptions.map((subscription) => {
    const trigger = readTrigger(subscription.trigger)
    return {
      isTaken: trigger.matches(event),
      reasons: trigger.reasons(event),
      problems: problemsOfSubscriptions([subscription])
    }
  })
  const subscription = shown === undefined ? undefined : subscriptions[shown]
  if (!subscription || !isAction(subscription.action)) return { verdicts }
  return { verdicts, fields: await previewFields(event, subscription) }
}

/** How many events each trigger takes. */
export function taken({ events, triggers }: TakenQuestion): TakenAnswer {
  return {
    taken: triggers.map((text) => {
      const trigger = readTrigger(text)
      return events.filter((event) => trigger.matches(event)).length
    })
  }
}

/** What each mapping gives for an event, and which of the values the framework or the destination refuses. */
async function previewFields(
  event: AnyEvent,
  { action, mapping }: Subscription
): Promise<Record<string, FieldPreview>> {
  const { fields } = destination.actions[action]
  const resolved = new Map(Object.keys(fields).map((key) => [key, resolve(key, mapping, event)]))
  const sound = Object.fromEntries(Object.entries(mapping).filter(([key]) => resolved.get(key)?.error === undefined))
  const { payload, failure } = await dryRun(action, sound, event)
  const errors = { ...(failure && fieldErrors(fields, failure.message, failure.fields)), ...emptyPaths(mapping) }
  return Object.fromEntries(
    [...resolved].map(([key, { value, error }]) => [
      key,
      { value: payload ? payload[key] : value, error: error ?? errors[key] }
    ])
  )
}

/** Each mapping is resolved alone, so that a broken one is an error of its own field. */
function resolve(key: string, mapping: JSONObject, event: AnyEvent): FieldPreview {
  if (mapping[key] === undefined) return {}
  try {
    return { value: transform({ [key]: mapping[key] }, event)[key] }
  } catch (error) {
    return { error: describeFailure(error).message }
  }
}

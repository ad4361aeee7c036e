import type { JSONObject, RequestClient } from '@segment/actions-core'
import { Destination, PayloadValidationError, transform } from '@segment/actions-core'
import destination from '../../../src'
import type { Settings } from '../../../src/generated-types'

import { problemsOfSubscriptions } from '../../migrate/problems-of-subscriptions'
import { describeFailure } from '../../serve/failure'
import type {
  AnyEvent,
  FieldPreview,
  PreviewAnswer,
  PreviewQuestion,
  Subscription,
  TakenAnswer,
  TakenQuestion
} from '../api'
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
  const { payload, errors } = await validated(action, sound, event)
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

interface Validated {
  payload?: Record<string, unknown>
  errors: Record<string, string>
}

/** The payload as `perform` gets it, by the framework's own path; and what the framework or the destination itself refuses of it. */
async function validated(action: string, mapping: JSONObject, event: AnyEvent): Promise<Validated> {
  let payload: Record<string, unknown> | undefined
  const definition = destination.actions[action]
  const runner = new Destination<Settings>({
    ...destination,
    actions: {
      [action]: {
        ...definition,
        perform: async (_request, data) => {
          payload = data.payload as Record<string, unknown>
          await definition.perform(sendNothing, data)
        }
      }
    }
  })
  try {
    await runner.actions[action].execute({ data: event, mapping, settings: NO_SETTINGS, auth: undefined })
    return { payload, errors: {} }
  } catch (error) {
    // Whatever else is wrong comes of the request that was not made.
    if (payload && !(error instanceof PayloadValidationError)) return { payload, errors: {} }
    const { message, fields } = describeFailure(error)
    return { payload, errors: fieldErrors(definition.fields, message, fields) }
  }
}

const sendNothing: RequestClient = () => Promise.reject(new Error('A preview sends nothing.'))

const NO_SETTINGS: Settings = { apiKey: '', secretKey: '' }

/** Identify API: properties of users, without an event. Source: Amplitude, Identify API. */
import { formAnswer, full } from '../answers'
import type { Answer } from '../answers'
import type { Call, Context } from '../call'
import { cut } from '../cut'
import { DEFAULT_MIN_ID_LENGTH } from '../limits'
import { problemsOf } from './event-checks'
import { readForm } from './form'

/** Applies the identifications of a form: user or device id, `user_properties`, `groups`; one or a list. */
export function identify(call: Call, context: Context): Answer {
  const { readings, limits } = context
  const rules = {
    parameter: 'identification',
    maxItems: limits.identify.items,
    malformed: 'invalid_identification'
  } as const
  const form = readForm(call, context, rules)
  if ('status' in form) return form
  const eventRules = { minIdLength: DEFAULT_MIN_ID_LENGTH, readings }
  const wrong = form.items.some((item) => problemsOf({ ...item, event_type: '$identify' }, eventRules).length > 0)
  if (wrong) return formAnswer(400, 'invalid_identification', readings.formAnswers)
  const items = form.items.map(cut)
  if (!context.state.makeRoom(items)) return full()
  const project = context.state.project(call.region, form.apiKey)
  for (const item of items) {
    project.identify(item, call.now)
    context.publish('identify', { region: call.region, api_key: form.apiKey, ...item })
  }
  return formAnswer(200, 'success', readings.formAnswers)
}

/** Group Identify API: properties of groups, without a user. Source: Amplitude, Group Identify API. */
import { formAnswer, full } from '../answers'
import type { Answer } from '../answers'
import type { Call, Context } from '../call'
import { cut } from '../cut'
import { isObject } from '../json'
import type { JsonObject } from '../json'
import { GROUP_OPERATIONS } from '../vocabulary'
import { readForm } from './form'

/** Applies the identifications of a form: `{"group_type", "group_value", "group_properties"}`, one or a list. */
export function groupIdentify(call: Call, context: Context): Answer {
  const { formAnswers } = context.readings
  const { items: maxItems, properties: maxProperties } = context.limits.groupidentify
  const form = readForm(call, context, { parameter: 'identification', maxItems, malformed: 'invalid_identification' })
  if ('status' in form) return form
  const items = form.items.map(cut)
  const groups = items.map(groupIn)
  const complete = groups.filter((group) => group !== undefined)
  if (complete.length < groups.length) return formAnswer(400, 'invalid_identification', formAnswers)
  const count = complete.reduce((sum, { properties }) => sum + countOf(properties), 0)
  if (count > maxProperties) return formAnswer(413, 'too_large', formAnswers)
  if (!context.state.makeRoom(items)) return full()
  const project = context.state.project(call.region, form.apiKey)
  for (const { type, value, properties } of complete) project.identifyGroup(type, value, properties)
  for (const item of items) {
    context.publish('group-identify', { region: call.region, api_key: form.apiKey, ...item })
  }
  return formAnswer(200, 'success', formAnswers)
}

function groupIn({ group_type, group_value, group_properties = {} }: Record<string, unknown>) {
  if (typeof group_type !== 'string' || group_type === '') return undefined
  if (typeof group_value !== 'string' || group_value === '') return undefined
  return isObject(group_properties) ? { type: group_type, value: group_value, properties: group_properties } : undefined
}

/** How many properties are sent: those inside operations, and plain ones. */
function countOf(properties: JsonObject): number {
  return Object.entries(properties).reduce((sum, [name, value]) => {
    const isOperation = (GROUP_OPERATIONS as readonly string[]).includes(name)
    return sum + (isOperation && isObject(value) ? Object.keys(value).length : 1)
  }, 0)
}

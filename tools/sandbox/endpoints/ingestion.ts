/** HTTP V2 and Batch: many events in one request, of which one bad event refuses all. */
import { ERRORS, full, ingested, invalidApiKey, missingField, page, refusal, tooLarge } from '../answers'
import type { Answer, IndicesByField, NamedEvents } from '../answers'
import type { Call, Context } from '../call'
import { cut } from '../cut'
import { emptyObject, isObject } from '../json'
import type { JsonObject } from '../json'
import { DEFAULT_MIN_ID_LENGTH } from '../limits'
import type { IngestionLimits } from '../limits'
import type { Readings } from '../readings'
import { problemsOf, PROBLEM_KINDS, withoutShortIds } from './event-checks'
import type { Problem } from './event-checks'
import { count, silence, throttle } from './throttling'

interface Upload {
  apiKey: string
  events: unknown[]
  minIdLength: number
}

/**
 * Answers an upload, and takes its events in when nothing speaks against any of them.
 *
 * @param call with the parsed body of a POST to `/2/httpapi` or `/batch`
 */
export function ingest(call: Call, context: Context): Answer {
  const limits = context.limits[call.address.name === 'batch' ? 'batch' : 'httpapi']
  const upload = readUpload(call, context, limits)
  if ('status' in upload) return upload
  if (!upload.events.every(isObject)) return refusal(400, ERRORS.event)
  const blocked = pageInstead(upload.events, context)
  if (blocked) return blocked
  const judged = eventsToJudge(upload.events, upload.minIdLength, context.readings)
  const refused = objection(judged, upload.minIdLength, context.readings)
  if (refused) return refused
  const events = judged.map(cut)
  return (
    culprits(events, context) ??
    silence(events, call, context) ??
    throttle(events, upload.apiKey, call, context) ??
    takeIn(events, upload.apiKey, call, context)
  )
}

function readUpload(call: Call, { keys, readings }: Context, limits: IngestionLimits): Upload | Answer {
  const { body, region } = call
  if (!isObject(body)) return refusal(400, ERRORS.json)
  const { api_key, events, options } = body
  if (typeof api_key !== 'string' || api_key === '') return missingField('api_key')
  if (!Array.isArray(events)) return missingField('events')
  if (!keys.accepts(region, api_key)) return invalidApiKey(api_key)
  if (events.length === 0 && readings.emptyEvents === 'refused') return missingField('events')
  if (events.length > limits.events) return tooLarge()
  const minIdLength = minIdLengthIn(options)
  if (minIdLength === undefined && readings.invalidOptions === 'refused') return refusal(400, ERRORS.json)
  return { apiKey: api_key, events, minIdLength: minIdLength ?? DEFAULT_MIN_ID_LENGTH }
}

/** @returns undefined when `options` are not as documented */
function minIdLengthIn(options: unknown): number | undefined {
  if (options === undefined || options === null) return DEFAULT_MIN_ID_LENGTH
  if (!isObject(options)) return undefined
  const length = options.min_id_length ?? DEFAULT_MIN_ID_LENGTH
  return typeof length === 'number' && Number.isInteger(length) && length >= 0 ? length : undefined
}

function eventsToJudge(events: JsonObject[], minIdLength: number, { shortIds }: Readings): JsonObject[] {
  return shortIds === 'refused' ? events : events.map((event) => withoutShortIds(event, minIdLength))
}

const KINDS: Record<Problem['kind'], { error: string; list: keyof NamedEvents }> = {
  missing: { error: ERRORS.missing, list: 'events_with_missing_fields' },
  invalid: { error: ERRORS.invalid, list: 'events_with_invalid_fields' },
  idLength: { error: ERRORS.idLength, list: 'events_with_invalid_id_lengths' }
}

/** The 400 that names what is wrong with the events, or undefined when nothing is. */
function objection(events: JsonObject[], minIdLength: number, readings: Readings): Answer | undefined {
  const found = new Map<Problem['kind'], Map<string, number[]>>()
  events.forEach((event, index) => {
    for (const { kind, field } of problemsOf(event, { minIdLength, readings })) note(found, kind, field, index)
  })
  const kinds = PROBLEM_KINDS.filter((kind) => found.has(kind))
  if (kinds.length === 0) return undefined
  const named: NamedEvents = {}
  for (const kind of readings.errorKinds === 'first' ? kinds.slice(0, 1) : kinds) {
    named[KINDS[kind].list] = indexLists(found.get(kind), readings)
  }
  return refusal(400, KINDS[kinds[0]].error, named)
}

function note<Kind>(found: Map<Kind, Map<string, number[]>>, kind: Kind, field: string, index: number): void {
  const fields = found.get(kind) ?? new Map<string, number[]>()
  const indices = fields.get(field) ?? []
  indices.push(index)
  found.set(kind, fields.set(field, indices))
}

function indexLists(fields: Map<string, number[]> = new Map(), { indexLists }: Readings): IndicesByField {
  const lists = emptyObject() as IndicesByField
  for (const [field, indices] of fields) lists[field] = indexLists === 'all' ? indices : indices.slice(0, 1)
  return lists
}

/** The page that a test asked for: what stands before Amplitude, or breaks there, does not wait for its judgement. */
function pageInstead(events: JsonObject[], { culprit }: Context): Answer | undefined {
  if (!culprit) return undefined
  for (const [index, event] of events.entries()) {
    const objection = culprit(event, index)
    if (objection && 'page' in objection) return page(objection.page)
  }
  return undefined
}

/** The 400 that a test asked for, naming its events or not. */
function culprits(events: JsonObject[], { culprit, readings }: Context): Answer | undefined {
  if (!culprit) return undefined
  const fields = new Map<'named', Map<string, number[]>>()
  let unnamed = false
  events.forEach((event, index) => {
    const objection = culprit(event, index)
    if (!objection || 'page' in objection) return
    if (objection.named) note(fields, 'named', objection.field ?? 'event_properties', index)
    else unnamed = true
  })
  const named = fields.get('named')
  if (named) return refusal(400, ERRORS.invalid, { events_with_invalid_fields: indexLists(named, readings) })
  return unnamed ? refusal(400, ERRORS.event) : undefined
}

function takeIn(events: JsonObject[], apiKey: string, call: Call, context: Context): Answer {
  if (!context.state.makeRoom(events)) return full()
  const project = context.state.project(call.region, apiKey)
  let duplicates = 0
  for (const event of events) {
    const taken = project.take(event, call.now)
    if (!taken) {
      duplicates++
      context.publish('duplicate', { region: call.region, api_key: apiKey, event })
      continue
    }
    const { name } = call.address
    const view = context.state.keep(project, name, taken, call.now)
    context.publish('event', view)
    context.onEvent?.(view)
  }
  count(events, apiKey, call, context)
  const counted = context.readings.duplicatesIngested === 'counted' ? events.length : events.length - duplicates
  return ingested(counted, call.bytes, call.now)
}

/** Rates and quotas of users and devices, and silenced devices. Source: Amplitude, HTTP V2 API and Batch Event Upload API, "Responses". */
import { ERRORS, refusal, throttled } from '../answers'
import type { Answer, CountsById, Throttled } from '../answers'
import type { Call, Context } from '../call'
import { emptyObject } from '../json'
import type { JsonObject } from '../json'
import type { SlidingCounts } from '../sliding-counts'

const SUBJECTS = ['user_id', 'device_id'] as const
type SubjectField = typeof SUBJECTS[number]

/** Events of one user or device in a request. */
interface Subject {
  field: SubjectField
  id: string
  events: number
}

const nameOf = (field: SubjectField, id: unknown, project: string): string => `${project}\0${field}\0${String(id)}`

function subjectsOf(events: JsonObject[], project: string): Map<string, Subject> {
  const subjects = new Map<string, Subject>()
  for (const event of events) {
    for (const field of SUBJECTS) {
      const id = event[field]
      if (typeof id !== 'string') continue
      const name = nameOf(field, id, project)
      const subject = subjects.get(name)
      if (subject) subject.events++
      else subjects.set(name, { field, id, events: 1 })
    }
  }
  return subjects
}

const projectOf = (apiKey: string, { region }: Call): string => `${region}\0${apiKey}`
const endpointOf = ({ address }: Call): 'httpapi' | 'batch' => (address.name === 'batch' ? 'batch' : 'httpapi')

/** The 400 for events of devices that Amplitude silenced. */
export function silence(events: JsonObject[], call: Call, { silencedDevices, limits }: Context): Answer | undefined {
  if (silencedDevices.size === 0) return undefined
  const silenced: number[] = []
  const devices = new Set<string>()
  events.forEach(({ device_id }, index) => {
    if (typeof device_id !== 'string' || !silencedDevices.has(device_id)) return
    silenced.push(index)
    devices.add(device_id)
  })
  if (silenced.length === 0) return undefined
  return refusal(400, ERRORS.silenced, {
    eps_threshold: limits[endpointOf(call)].eventsPerSecond,
    silenced_devices: [...devices],
    silenced_events: silenced,
    throttled_devices: {},
    throttled_events: []
  })
}

/** The 429 for users and devices that would exceed their rate or, on Batch, their daily quota. */
export function throttle(events: JsonObject[], apiKey: string, call: Call, context: Context): Answer | undefined {
  const limits = context.limits[endpointOf(call)]
  const project = projectOf(apiKey, call)
  const over = new Set<string>()
  const fast = { user_id: emptyObject() as CountsById, device_id: emptyObject() as CountsById }
  const used = { user_id: emptyObject() as CountsById, device_id: emptyObject() as CountsById }
  for (const [name, { field, id, events: sent }] of subjectsOf(events, project)) {
    const recent = context.rates.events[endpointOf(call)].total(name, call.now) + sent
    const perSecond = recent / limits.rateWindowSeconds
    if (perSecond > limits.eventsPerSecond) {
      fast[field][id] = Math.ceil(perSecond)
      over.add(name)
    }
    const today = limits.eventsPerDay === Infinity ? 0 : context.rates.day.total(name, call.now) + sent
    if (today > limits.eventsPerDay) {
      used[field][id] = today
      over.add(name)
    }
  }
  if (over.size === 0) return undefined
  const details: Throttled = {
    eps_threshold: limits.eventsPerSecond,
    throttled_devices: fast.device_id,
    throttled_users: fast.user_id,
    throttled_events: indicesOf(events, project, over)
  }
  if (endpointOf(call) === 'httpapi') return throttled(details)
  const quotas = { exceeded_daily_quota_users: used.user_id, exceeded_daily_quota_devices: used.device_id }
  return throttled({ ...details, ...quotas })
}

function indicesOf(events: JsonObject[], project: string, over: ReadonlySet<string>): number[] {
  const indices: number[] = []
  events.forEach((event, index) => {
    if (SUBJECTS.some((field) => over.has(nameOf(field, event[field], project)))) indices.push(index)
  })
  return indices
}

/** Counts events that were taken in. What is refused counts towards no limit. */
export function count(events: JsonObject[], apiKey: string, call: Call, { rates, limits }: Context): void {
  const endpoint = endpointOf(call)
  const counts: SlidingCounts[] = [rates.events[endpoint]]
  if (limits[endpoint].eventsPerDay !== Infinity) counts.push(rates.day)
  for (const [name, { events: sent }] of subjectsOf(events, projectOf(apiKey, call))) {
    for (const counter of counts) counter.add(name, sent, call.now)
  }
}

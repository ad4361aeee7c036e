import type { RequestClient } from '@segment/actions-core'
import { gunzipSync } from 'zlib'

/** What Amplitude objects to in an event of the model. */
export type Flaw = 'invalid' | 'missing' | 'short' | 'silenced' | 'throttled' | 'nameless' | 'huge'

/** How the model answers. */
export interface Style {
  /** Whether index lists name all events at fault, or the first of each kind. */
  names: 'all' | 'first'
  /** Which of several flaws in a request it notices first. */
  order: Flaw[]
  /** Requests of more events are a 413. */
  maxItems: number
}

/** An Amplitude in memory, whose answers depend on the flaws that it knows. */
export interface ModelAmplitude {
  request: RequestClient
  /** Positions of the events in the order in which they were taken. */
  accepted: number[]
  /** Events of each request. */
  lengths: number[]
}

const LISTS: Partial<Record<Flaw, (indices: number[]) => object>> = {
  invalid: (indices) => ({ code: 400, error: 'Invalid', events_with_invalid_fields: { time: indices } }),
  missing: (indices) => ({ code: 400, error: 'Missing', events_with_missing_fields: { event_type: indices } }),
  short: (indices) => ({ code: 400, error: 'Short', events_with_invalid_id_lengths: { user_id: indices } }),
  silenced: (indices) => ({ code: 400, error: 'Silenced', silenced_events: indices }),
  throttled: (indices) => ({ code: 429, error: 'Throttled', throttled_events: indices })
}

/** @param flaws The flaw of each event that has one, by its `event_id`. */
export function modelAmplitude(flaws: Map<number, Flaw>, { names, order, maxItems }: Style): ModelAmplitude {
  const accepted: number[] = []
  const lengths: number[] = []

  const answer = (ids: number[]): { code: number } => {
    if (ids.length > maxItems) return { code: 413 }
    for (const flaw of order) {
      const indices = ids.flatMap((id, index) => (flaws.get(id) === flaw ? [index] : []))
      if (indices.length === 0) continue
      if (flaw === 'huge') return { code: 413 }
      const body = LISTS[flaw]?.(names === 'all' ? indices : indices.slice(0, 1)) ?? { error: 'Invalid event JSON' }
      return { code: 400, ...body }
    }
    accepted.push(...ids)
    return { code: 200, ...{ events_ingested: ids.length } }
  }

  const request = (_url: string, { body: sent, headers }: { body: string; headers: Record<string, string> }) => {
    const text = headers['content-encoding'] === 'gzip' ? gunzipSync(sent).toString() : sent
    const ids: number[] = JSON.parse(text).events.map((event: { event_id: number }) => event.event_id)
    lengths.push(ids.length)
    const body = answer(ids)
    return Promise.resolve({ status: body.code, ok: body.code === 200, content: JSON.stringify(body), data: body })
  }
  return { request: request as unknown as RequestClient, accepted, lengths }
}

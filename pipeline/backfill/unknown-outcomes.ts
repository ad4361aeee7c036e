/** Calls that were sent before a run was killed, so long ago that Amplitude does not know any more whether it has them. */
import { showValue } from '../../src/amplitude/show-value'
import type { ArchiveFile } from './archive-file'
import type { Outcomes } from './outcomes'
import { count, keepOutcomes } from './outcomes'
import { lineBytes, placeIn } from './place'
import type { RefusedLine } from './refused-line'
import { leftOvers, placesIn, unknownBatches } from './sent-batch'
import type { Operation, Store } from './store'
import { del, put } from './store'

const DAY_MS = 24 * 60 * 60 * 1000
const HOUR_MS = DAY_MS / 24

/** Amplitude drops an event whose insert id it got within 7 days before. Source: Amplitude, "Data backfill". An hour is for the way. */
export const SAFE_MS = 7 * DAY_MS - HOUR_MS
const MOST_NAMED = 10

/** A call, and the subscription in which it is open. */
export interface Unknown {
  place: Buffer
  subscription: string
}

/** Those that were sent before a moment. */
export async function unknownOutcomes(store: Store, before: number): Promise<Unknown[]> {
  const found: Unknown[] = []
  for (const { at, subscription, ...batch } of await unknownBatches(store))
    if (at < before) found.push(...placesIn({ at, subscription, ...batch }).map((place) => ({ place, subscription })))
  for (const [key, { left, tries, since }] of await leftOvers(store))
    if (tries > 0 && since < before)
      found.push(...left.map((subscription) => ({ place: Buffer.from(key, 'latin1'), subscription })))
  const once = new Map(found.map((one) => [`${one.place.toString('latin1')}${one.subscription}`, one]))
  return [...once.values()]
}

/** What has to be decided, in words: the first lines by name. */
export function decisionWanted(unknown: readonly Unknown[], files: readonly ArchiveFile[]): string {
  const named = unknown.slice(0, MOST_NAMED).map(({ place }) => {
    const { file, line } = placeIn(place)
    return `  ${showValue(files[file].name)}, line ${line}\n`
  })
  const others = unknown.length > MOST_NAMED ? `  and ${unknown.length - MOST_NAMED} others\n` : ''
  return (
    `${unknown.length} calls were sent more than 7 days ago by a run that ended before it had Amplitude's answer. Nobody knows whether they ` +
    `arrived, and Amplitude tells a repeat no more:\n${named.join('')}${others}` +
    'Run again with --repeat-unknown to send them again, which counts those twice that arrived, or with --skip-unknown to leave them, ' +
    'which loses those that did not; the report names them.\n'
  )
}

/** Lets them be sent again as if it were for the first time. */
export async function repeatUnknown(store: Store, before: number, now: number): Promise<void> {
  const batches = (await unknownBatches(store)).filter(({ at }) => at < before)
  const kept = [...(await leftOvers(store))].filter(([, { tries, since }]) => tries > 0 && since < before)
  await store.write(() => [
    ...batches.map(({ key, subscription, places }) => put('batch', key, { subscription, places, at: now })),
    ...kept.map(([key, left]) => put('left', Buffer.from(key, 'latin1'), { ...left, since: now }))
  ])
}

export interface SkipContext {
  files: readonly ArchiveFile[]
  outcomes: Outcomes
  /** The names of the subscriptions that take the call of a line. */
  takersOf: (line: Buffer) => string[]
}

/** Gives them up: the report names them. */
export async function skipUnknown(
  store: Store,
  unknown: readonly Unknown[],
  before: number,
  { files, outcomes, takersOf }: SkipContext
): Promise<void> {
  const batches = (await unknownBatches(store)).filter(({ at }) => at < before)
  const kept = await leftOvers(store)
  const operations: Operation[] = batches.map(({ key }) => del('batch', key))
  for (const [key, subscriptions] of byPlace(unknown)) {
    const place = Buffer.from(key, 'latin1')
    const [line] = await store.getMany('call', [place])
    if (!line) continue
    for (const subscription of subscriptions) {
      count(outcomes, subscription, 'skipped')
      operations.push(skipped(place, subscription, files))
    }
    const { left = takersOf(line), ...rest } = kept.get(key) ?? { tries: 0, since: 0 }
    const others = left.filter((name) => !subscriptions.includes(name))
    if (others.length > 0) operations.push(put('left', place, { ...rest, left: others }))
    else {
      outcomes.finished += 1
      operations.push(del('call', place), del('left', place))
    }
  }
  await store.write(() => [...operations, keepOutcomes(outcomes)])
}

function byPlace(unknown: readonly Unknown[]): Map<string, string[]> {
  const places = new Map<string, string[]>()
  for (const { place, subscription } of unknown) {
    const key = place.toString('latin1')
    places.set(key, [...(places.get(key) ?? []), subscription])
  }
  return places
}

function skipped(place: Buffer, subscription: string, files: readonly ArchiveFile[]): Operation {
  const { file, line } = placeIn(place)
  const reason = 'Skipped, as was asked: it was sent more than 7 days ago, and nobody knows whether it arrived.'
  const row: RefusedLine = { file: files[file].name, line, reason, ...(subscription !== '' && { subscription }) }
  return put('refused', Buffer.concat([lineBytes(file, line), Buffer.from(subscription)]), row)
}

/** What was found and what became of it, as tables for people. */
import { BATCH_LIMITS } from '../../src/amplitude/limits'
import { Distinct, STANDARD_ERROR } from './distinct'
import type { Outcomes } from './outcomes'
import { inWords } from './progress'
import type { Reading } from './read-archive'

type Row = [name: string, value: string]

const SECOND = 1000

/** What stands in the archive. */
export function foundTable({ files, others, file, tally }: Reading): string {
  const users = tally.users === '' ? 0 : new Distinct(new Uint8Array(Buffer.from(tally.users, 'base64'))).estimate()
  return table([
    [
      'files',
      `${number(file)} of ${number(files.length)}${others > 0 ? `, ${number(others)} others passed over` : ''}`
    ],
    ['lines', number(tally.lines)],
    ...optional('out of the dates', tally.outOfRange),
    ...optional('filtered out', tally.filteredOut),
    ...optional('withheld by integrations', tally.withheld),
    ...optional('taken by no subscription', tally.notTaken),
    ...optional('doubled', tally.doubled),
    ...optional('refused', tally.refused),
    ...optional('files cut or damaged', tally.cut),
    ['calls to deliver', number(tally.calls)],
    ['from', tally.earliest === null ? 'never' : new Date(tally.earliest).toISOString()],
    ['to', tally.latest === null ? 'never' : new Date(tally.latest).toISOString()],
    ['users', `about ${number(users)} (standard error ${(100 * STANDARD_ERROR).toFixed(1)} %)`]
  ])
}

/** What the delivery takes, by Amplitude's limits. */
export function priceTable({ tally }: Reading, rates: { project: number; user: number }): string {
  const counts = Object.entries(tally.taken)
  // Into a log all calls go, and the deliverers' subscriptions decide what becomes of them.
  const batches = counts.length > 0 ? counts.map(([, calls]) => calls) : [tally.calls]
  const events = batches.reduce((sum, calls) => sum + calls, 0)
  const bytes = tally.calls === 0 ? 0 : tally.bytes / tally.calls
  const requestsFor = (calls: number): number =>
    Math.max(Math.ceil(calls / BATCH_LIMITS.maxItems), Math.ceil((calls * bytes) / BATCH_LIMITS.maxBytes))
  const requests = batches.reduce((sum, calls) => sum + requestsFor(calls), 0)
  const time = rates.project === 0 ? 'no limit was set' : inWords((events / rates.project) * SECOND)
  return table([
    ...counts.map(([name, calls]): Row => [`events of ${JSON.stringify(name)}`, number(calls)]),
    ['events', `${number(events)}, more where a call becomes several, as orders by product do`],
    ['requests', `about ${number(requests)} of up to ${number(BATCH_LIMITS.maxItems)} events`],
    [rates.project === 0 ? 'time' : `time at ${number(rates.project)} events a second`, time]
  ])
}

/** What became of the calls. */
export function outcomeTable({ finished, bySubscription }: Outcomes, calls: number): string {
  return table([
    ['calls with a last word', `${number(finished)} of ${number(calls)}`],
    ...Object.entries(bySubscription).map(([name, { delivered, refused, skipped }]): Row => {
      const others = [refused > 0 && `${number(refused)} refused`, skipped > 0 && `${number(skipped)} skipped`]
      return [JSON.stringify(name), [`${number(delivered)} delivered`, ...others.filter(Boolean)].join(', ')]
    })
  ])
}

function table(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(([name]) => name.length))
  return rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}\n`).join('')
}

const optional = (name: string, count: number): Row[] => (count > 0 ? [[name, number(count)]] : [])

const number = (value: number): string => value.toLocaleString('en-US')

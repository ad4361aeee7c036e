import type { Agent } from 'https'
import destination from '../../../src'
import type { Exchange, Unanswered } from '../../execute/exchanges'
import type { ActionAnswer, BatchResults } from '../../execute/execute'
import { executeAction } from '../../execute/execute'
import type { FailureAnswer } from '../../execute/failure'
import type { Call, EventOutcome, SendAnswer, SendQuestion, Subscription } from '../api'
import { emptyPaths } from './empty-paths'
import { readTrigger } from './explain-trigger'
import { fieldErrors } from './field-errors'
import { isAction } from './is-action'
import { maskExchange } from './mask-exchange'

/**
 * Sends events through each subscription whose trigger takes them, as Segment would: one event alone, a list as a batch.
 * @param agent Where requests go instead of to Amplitude, if anywhere.
 */
export async function send(question: SendQuestion, agent?: Agent): Promise<SendAnswer> {
  const calls: Call[] = []
  // One after the other: what one subscription sends must not overtake another's in the list of what Amplitude got.
  for (const [position, subscription] of question.subscriptions.entries()) {
    if (subscription.enabled === false) continue
    const trigger = readTrigger(subscription.trigger)
    const taken = question.events.flatMap((event, index) => (trigger.matches(event) ? [index] : []))
    if (taken.length > 0) calls.push({ position, ...(await callOf(question, subscription, taken, agent)) })
  }
  return { calls }
}

async function callOf(
  question: SendQuestion,
  subscription: Subscription,
  taken: number[],
  agent?: Agent
): Promise<Omit<Call, 'position'>> {
  const { action, name } = subscription
  if (!isAction(action)) return callOfNoAction(subscription, taken)
  const empty = emptyPaths(subscription.mapping)
  const [emptyPath] = Object.values(empty)
  if (emptyPath !== undefined) return refusedCall(subscription, taken, emptyPath, empty)
  const events = taken.map((index) => question.events[index])
  const call = {
    payload: question.batch ? events : events[0],
    mapping: { ...unmapped(action), ...subscription.mapping },
    settings: question.settings
  }
  const { exchanges, unanswered, results } = read(await executeAction(action, call, agent), taken.length)
  return {
    subscription: name,
    action,
    exchanges: exchanges.map((exchange) => maskExchange(exchange, question.settings)),
    unanswered: unanswered.map((exchange) => maskExchange(exchange, question.settings)),
    outcomes: outcomesOf(action, taken, results)
  }
}

function callOfNoAction(subscription: Subscription, taken: number[]): Omit<Call, 'position'> {
  const message = `There is no action "${subscription.action}". There are: ${Object.keys(destination.actions).join(
    ', '
  )}.`
  return refusedCall(subscription, taken, message)
}

/** What came of a subscription that cannot be run at all. */
function refusedCall(
  { name, action }: Subscription,
  taken: number[],
  message: string,
  fields: Record<string, string> = {}
): Omit<Call, 'position'> {
  const outcomes = taken.map((event) => ({ event, status: 400, delivered: false, message, fields }))
  return { subscription: name, action, exchanges: [], unanswered: [], outcomes }
}

/** A subscription says all that is mapped. The server's contract would put the defaults under it. */
function unmapped(action: string): Record<string, null> {
  return Object.fromEntries(Object.keys(destination.actions[action].fields).map((key) => [key, null]))
}

interface Result {
  status: number
  errormessage?: string
  fields?: Record<string, string>
}

interface Read {
  exchanges: Exchange[]
  unanswered: Unanswered[]
  /** One for each event. */
  results: Result[]
}

function read(answer: ActionAnswer, events: number): Read {
  const failure = answer.find((part): part is FailureAnswer => 'requestError' in part)
  if (failure) {
    const { statusCode: status, message: errormessage, fields, exchanges, unanswered } = failure
    return { exchanges, unanswered, results: Array.from({ length: events }, () => ({ status, errormessage, fields })) }
  }
  const batch = answer.find((part): part is BatchResults => 'multistatus' in part)
  return {
    exchanges: answer.filter((part): part is Exchange => 'request' in part),
    unanswered: batch?.unanswered ?? [],
    results: batch ? (batch.multistatus as Result[]) : [{ status: 200 }]
  }
}

/** Thousands of events may fail alike: which fields their message is about is found out once. */
function outcomesOf(action: string, taken: number[], results: Result[]): EventOutcome[] {
  const known = new Map<string, Record<string, string>>()
  const about = (message: string, byPath: Result['fields']): Record<string, string> => {
    const key = JSON.stringify([message, byPath])
    const found = known.get(key) ?? fieldErrors(destination.actions[action].fields, message, byPath)
    known.set(key, found)
    return found
  }
  return results.map(({ status, errormessage, fields }, position) => ({
    event: taken[position],
    status,
    delivered: status < 400,
    message: errormessage,
    fields: errormessage ? about(errormessage, fields) : {}
  }))
}

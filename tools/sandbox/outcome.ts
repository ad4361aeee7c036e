/** What becomes of a request: the answer of its endpoint, or a failure on demand. */
import { ERRORS, formAnswer, refusal, tooLarge } from './answers'
import type { Answer } from './answers'
import type { Context } from './call'
import { valueOf } from './content'
import type { BodyProblem, BodyText } from './content'
import { HANDLERS } from './endpoints/handlers'
import { faultyAnswer } from './faulty-answer'
import { FAULT_KINDS } from './faults'
import type { FaultName } from './faults'
import { isObject } from './json'
import type { Destination } from './target'

/** A request whose body has arrived. */
export interface Received {
  destination: Destination
  body: BodyText
  /** Size of the body as sent. */
  bytes: number
  authorization: string | undefined
  /** Uploads of more events are a 413, by a fault setting. */
  maxEvents: number
  /** ms since the epoch */
  now: number
}

/** What becomes of a request. */
export interface Outcome {
  /** undefined where the connection is left without one */
  answer?: Answer
  fault?: FaultName
  /** Whether it was taken in, whatever it is answered */
  accepted: boolean
}

/**
 * Decides what becomes of a request, and takes it in if it is to be.
 *
 * @param fault the failure that befalls it: one that comes after acceptance leaves a refusal as it is
 */
export function outcomeOf(received: Received, fault: FaultName | undefined, context: Context): Outcome {
  const { address, target } = received.destination
  const content = contentOf(received)
  const kind = fault && FAULT_KINDS[fault]
  const failing = { address, path: target.path, body: content.value }
  if (kind && !kind.accepted) return { answer: faultyAnswer(kind.ending, failing), fault, accepted: false }
  const answer = answerOf(received, content, context)
  const accepted = answer.status === 200
  return kind && accepted ? { answer: faultyAnswer(kind.ending, failing), fault, accepted } : { answer, accepted }
}

type Content = ReturnType<typeof valueOf>

function contentOf({ destination, body }: Received): Content {
  const { text, problem } = body
  return text === undefined ? { value: undefined, problem } : valueOf(text, destination.address.body)
}

function answerOf(received: Received, { value, problem }: Content, context: Context): Answer {
  const { destination, bytes, authorization, maxEvents, now } = received
  const { address, region, target, atOnce } = destination
  if (problem) return address.body === 'form' ? formProblem(problem, context) : PROBLEMS[problem]()
  if (uploadSize(value) > maxEvents) return tooLarge()
  const call = { address, region, body: value, bytes, query: target.query, authorization, atOnce, now }
  return HANDLERS[address.name](call, context)
}

const PROBLEMS: Record<BodyProblem, () => Answer> = {
  tooLarge,
  empty: () => refusal(400, ERRORS.noBody),
  malformed: () => refusal(400, ERRORS.json)
}

function formProblem(problem: BodyProblem, { readings }: Context): Answer {
  if (problem === 'tooLarge') return formAnswer(413, 'too_large', readings.formAnswers)
  return formAnswer(400, problem === 'empty' ? 'missing_api_key' : 'invalid_form', readings.formAnswers)
}

const uploadSize = (body: unknown): number => (isObject(body) && Array.isArray(body.events) ? body.events.length : 0)

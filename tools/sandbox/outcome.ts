/** What becomes of a request: the answer of its endpoint, or a failure on demand. */
import type { Address } from './addresses'
import { ERRORS, formAnswer, refusal, throttled, tooLarge } from './answers'
import type { Answer } from './answers'
import type { Context } from './call'
import { valueOf } from './content'
import type { BodyProblem, BodyText } from './content'
import { HANDLERS } from './endpoints/handlers'
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
  const { address } = received.destination
  if (fault && !FAULT_KINDS[fault].accepted) {
    return { answer: faultyAnswer(fault, address), fault, accepted: false }
  }
  const answer = answerOf(received, context)
  const accepted = answer.status === 200
  return fault && accepted ? { answer: faultyAnswer(fault, address), fault, accepted } : { answer, accepted }
}

function answerOf({ destination, body, bytes, authorization, maxEvents, now }: Received, context: Context): Answer {
  const { address, region, target, atOnce } = destination
  const { value, problem = body.problem } = body.text === undefined ? NOTHING : valueOf(body.text, address.body)
  if (problem) return address.body === 'form' ? formProblem(problem, context) : PROBLEMS[problem]()
  if (uploadSize(value) > maxEvents) return tooLarge()
  const call = { address, region, body: value, bytes, query: target.query, authorization, atOnce, now }
  return HANDLERS[address.name](call, context)
}

const NOTHING: ReturnType<typeof valueOf> = { value: undefined }

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

/** @returns undefined for a failure that gives no answer */
function faultyAnswer(fault: FaultName, { name }: Address): Answer | undefined {
  const { ending } = FAULT_KINDS[fault]
  if (ending === 'cut' || ending === 'silence') return undefined
  if (ending === 'notJson') return { status: 200, body: '<html><body>Welcome</body></html>' }
  if (ending === 413) return tooLarge()
  if (ending === 403) return refusal(403, 'Forbidden')
  if (ending !== 429) return refusal(ending, `Fault on demand: ${ending}`)
  const eps = name === 'batch' ? 1000 : 30
  return throttled({ eps_threshold: eps, throttled_devices: {}, throttled_users: {}, throttled_events: [] })
}

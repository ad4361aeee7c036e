import type { JSONLikeObject, RequestClient } from '@segment/actions-core'
import { MultiStatusResponse } from '@segment/actions-core'
import { failureError } from '../amplitude/failure-error'
import type { AnswerBody, Failure } from '../amplitude/outcome'
import { isFailure } from '../amplitude/outcome'
import type { Settings } from '../generated-types'
import { deliverPayloads } from './deliver-payloads'
import type { PayloadOutcome } from './payload-outcome'
import type { Plan } from './plan'

/**
 * `perform`: a batch of one.
 * @returns Amplitude's answer.
 * @throws The framework's error that fits, where the payload was not delivered.
 */
export async function performOne<Payload>(
  request: RequestClient,
  settings: Settings,
  payload: Payload,
  plan: Plan<Payload>
): Promise<AnswerBody | undefined> {
  const [outcome] = await deliverPayloads(request, settings, [payload], plan)
  if (isFailure(outcome)) throw failureError(outcome)
  return outcome.body
}

/** `performBatch`: a result for every payload, at its index. Never throws. */
export async function performMany<Payload>(
  request: RequestClient,
  settings: Settings,
  payloads: Payload[],
  plan: Plan<Payload>
): Promise<MultiStatusResponse> {
  const response = new MultiStatusResponse()
  for (const outcome of await deliverPayloads(request, settings, payloads, plan)) respond(response, outcome)
  return response
}

function respond(response: MultiStatusResponse, outcome: PayloadOutcome): void {
  if (!isFailure(outcome)) {
    response.pushSuccessResponse({ status: outcome.status, sent: outcome.sent ?? {}, body: outcome.body })
    return
  }
  const { status, errortype, message, sent, body } = outcome as Failure & { sent?: JSONLikeObject }
  response.pushErrorResponse({ status, errortype, errormessage: message, sent, body })
}

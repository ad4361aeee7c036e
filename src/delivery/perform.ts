import type { Features, RequestClient } from '@segment/actions-core'
import { MultiStatusResponse } from '@segment/actions-core'
import { failureError } from '../amplitude/failure-error'
import { inOrder } from '../amplitude/in-order'
import type { AnswerBody } from '../amplitude/outcome'
import { isFailure } from '../amplitude/outcome'
import type { ClassicSwitchSource } from '../events/classic-switch'
import type { Settings } from '../generated-types'
import { deliverPayloads } from './deliver-payloads'
import { KEEPS_ORDER } from './keeps-order'
import type { PayloadOutcome } from './payload-outcome'
import type { Plan } from './plan'

/**
 * `perform`: a batch of one.
 * @returns Amplitude's answer.
 * @throws The framework's error that fits, where the payload was not delivered.
 */
export async function performOne<Payload extends ClassicSwitchSource>(
  request: RequestClient,
  settings: Settings,
  payload: Payload,
  plan: Plan<Payload>
): Promise<AnswerBody | undefined> {
  const [{ outcome }] = await deliverPayloads(request, settings, [payload], plan)
  if (isFailure(outcome)) throw failureError(outcome)
  return outcome.body
}

/**
 * `performBatch`: a result for every payload, at its index. Never throws.
 * @param features The framework's flags.
 */
export async function performMany<Payload extends ClassicSwitchSource>(
  request: RequestClient,
  settings: Settings,
  payloads: Payload[],
  plan: Plan<Payload>,
  features: Features = {}
): Promise<MultiStatusResponse> {
  const response = new MultiStatusResponse()
  const order = features[KEEPS_ORDER] ? inOrder() : undefined
  for (const payloadOutcome of await deliverPayloads(request, settings, payloads, plan, order)) {
    respond(response, payloadOutcome)
  }
  return response
}

function respond(response: MultiStatusResponse, { outcome, sent }: PayloadOutcome): void {
  if (!isFailure(outcome)) {
    response.pushSuccessResponse({ status: outcome.status, sent: sent ?? {}, body: outcome.body })
    return
  }
  const { status, errortype, message, body } = outcome
  response.pushErrorResponse({ status, errortype, errormessage: message, sent, body })
}

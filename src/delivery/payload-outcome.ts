import type { AnswerBody, Outcome } from '../amplitude/outcome'
import { isFailure, isRetryable } from '../amplitude/outcome'
import type { Shipment } from './plan'

/** What became of a payload, and what was sent for it. */
export interface PayloadOutcome {
  outcome: Outcome
  /** The event, or `{events}` where the payload became several; absent where nothing was sent. */
  sent?: AnswerBody
}

/**
 * What became of a payload whose shipments had these outcomes: delivered when all were, otherwise the failure that says the most
 * for sending it again, as a second try only repeats what is deduplicated, while no try would lose what could still be
 * delivered.
 */
export function payloadOutcome(shipments: Shipment[], outcomes: Outcome[]): PayloadOutcome {
  if (outcomes.length === 0) return NOTHING_TO_SEND
  const outcome = outcomes.length === 1 ? outcomes[0] : decisive(outcomes)
  return { outcome, sent: isFailure(outcome) && outcome.unsent ? undefined : sentFor(shipments) }
}

function decisive(outcomes: Outcome[]): Outcome {
  const failures = outcomes.filter(isFailure)
  return failures.find(({ status }) => isRetryable(status)) ?? failures[0] ?? outcomes[0]
}

/** A payload for which the configuration asks for no event, such as a page without a name where only named pages count. */
const NOTHING_TO_SEND: PayloadOutcome = {
  outcome: { status: 200, body: 'The mapping asks for no event here, so nothing was sent.' }
}

/** A payload of a call that another destination's switch keeps away, where the mapping respects it. */
export const KEPT_AWAY: PayloadOutcome = {
  outcome: {
    status: 200,
    body: 'The call switches Amplitude off (integrations.Amplitude is false), so nothing was sent.'
  }
}

function sentFor(shipments: Shipment[]): AnswerBody {
  if (shipments.length === 1) return shipments[0].item as AnswerBody
  return { events: shipments.map(({ item }) => item) } as AnswerBody
}

import type { RequestClient } from '@segment/actions-core'
import { PayloadValidationError } from '@segment/actions-core'
import { newBudget } from '../amplitude/budget'
import type { Channel } from '../amplitude/channel'
import { deliver } from '../amplitude/deliver'
import type { InOrder } from '../amplitude/in-order'
import { INDEPENDENT } from '../amplitude/in-order'
import type { Outcome } from '../amplitude/outcome'
import type { ClassicSwitchSource } from '../events/classic-switch'
import { isKeptAway } from '../events/classic-switch'
import type { Settings } from '../generated-types'
import type { PayloadOutcome } from './payload-outcome'
import { KEPT_AWAY, payloadOutcome } from './payload-outcome'
import type { Plan, Shipment } from './plan'
import type { Planned } from './within-rate'
import { withinRate } from './within-rate'

/**
 * The one way of all payloads to Amplitude, be it one or a batch: payload → shipments → requests → outcome.
 * Payloads that differ in endpoint or options travel in separate requests.
 * @returns An outcome for each payload, at its index. Never throws.
 */
export async function deliverPayloads<Payload extends ClassicSwitchSource>(
  request: RequestClient,
  settings: Settings,
  payloads: Payload[],
  plan: Plan<Payload>,
  order: InOrder = INDEPENDENT
): Promise<PayloadOutcome[]> {
  const toShipments = plan(settings)
  const planned = withinRate(payloads.map((payload) => (isKeptAway(payload) ? [] : planSafely(toShipments, payload))))
  const outcomes = await deliverShipments(request, settings, shipmentsAmong(planned), order)

  let next = 0
  return planned.map((shipmentsOrFailure, index) => {
    if (isKeptAway(payloads[index])) return KEPT_AWAY
    if (!Array.isArray(shipmentsOrFailure)) return { outcome: shipmentsOrFailure }
    const first = next
    next += shipmentsOrFailure.length
    return payloadOutcome(shipmentsOrFailure, outcomes.slice(first, next))
  })
}

/** Every shipment, in order. One by one: a payload may have more of them than a call takes arguments. */
function shipmentsAmong(planned: Planned[]): Shipment[] {
  const shipments: Shipment[] = []
  for (const shipmentsOrFailure of planned) {
    if (!Array.isArray(shipmentsOrFailure)) continue
    for (const shipment of shipmentsOrFailure) shipments.push(shipment)
  }
  return shipments
}

/**
 * Channel by channel, in the order in which they come first, within one budget.
 * @returns An outcome for each shipment, at its index.
 */
async function deliverShipments(
  request: RequestClient,
  settings: Settings,
  shipments: Shipment[],
  order: InOrder
): Promise<Outcome[]> {
  const outcomes = new Array<Outcome>(shipments.length)
  const budget = newBudget()
  for (const [channel, positions] of byChannel(shipments)) {
    const items = positions.map((position) => shipments[position].item)
    const results = await deliver(request, settings, channel, items, budget, order)
    results.forEach((result, index) => (outcomes[positions[index]] = result))
  }
  return outcomes
}

function planSafely<Payload>(toShipments: ReturnType<Plan<Payload>>, payload: Payload): Planned {
  try {
    return toShipments(payload)
  } catch (error) {
    const { message } = error as Error
    if (error instanceof PayloadValidationError) return { status: 400, errortype: 'PAYLOAD_VALIDATION_FAILED', message }
    // A fault of ours, not of the event: it stays this event's alone, and Segment keeps trying until it is mended.
    return { status: 500, message: `The event could not be turned into an event of Amplitude's: ${message}` }
  }
}

/** The positions of the shipments that travel together. */
function byChannel(shipments: Shipment[]): Map<Channel, number[]> {
  const groups = new Map<Channel, number[]>()
  shipments.forEach(({ channel }, position) => {
    const positions = groups.get(channel)
    if (positions) positions.push(position)
    else groups.set(channel, [position])
  })
  return groups
}

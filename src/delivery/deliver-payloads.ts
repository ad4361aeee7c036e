import type { RequestClient } from '@segment/actions-core'
import { IntegrationError } from '@segment/actions-core'
import type { Channel, Item } from '../amplitude/channel'
import { deliver } from '../amplitude/deliver'
import type { Failure, Outcome } from '../amplitude/outcome'
import type { Settings } from '../generated-types'
import type { PayloadOutcome } from './payload-outcome'
import { payloadOutcome } from './payload-outcome'
import type { Plan, Shipment } from './plan'

/**
 * The one way of all payloads to Amplitude, be it one or a batch: payload → shipments → requests → outcome.
 * Payloads that differ in endpoint or options travel in separate requests.
 * @returns An outcome for each payload, at its index. Never throws.
 */
export async function deliverPayloads<Payload>(
  request: RequestClient,
  settings: Settings,
  payloads: Payload[],
  plan: Plan<Payload>
): Promise<PayloadOutcome[]> {
  const planned = payloads.map((payload) => planSafely(plan, payload, settings))
  const shipments = planned.flatMap((shipmentsOrFailure) => ('status' in shipmentsOrFailure ? [] : shipmentsOrFailure))
  const outcomes = new Map<Shipment, Outcome>()

  for (const { channel, members } of byChannel(shipments)) {
    const results = await deliver(request, settings, channel, members.map(itemOf))
    members.forEach((shipment, index) => outcomes.set(shipment, results[index]))
  }

  return planned.map((shipmentsOrFailure) => {
    if ('status' in shipmentsOrFailure) return shipmentsOrFailure
    return payloadOutcome(
      shipmentsOrFailure.map(itemOf),
      shipmentsOrFailure.flatMap((shipment) => outcomes.get(shipment) ?? [])
    )
  })
}

function planSafely<Payload>(plan: Plan<Payload>, payload: Payload, settings: Settings): Shipment[] | Failure {
  try {
    return plan(payload, settings)
  } catch (error) {
    const { message } = error as Error
    if (error instanceof IntegrationError) {
      return { status: error.status ?? 400, errortype: 'PAYLOAD_VALIDATION_FAILED', message }
    }
    // A fault of ours, not of the event: it stays this event's alone, and Segment keeps trying until it is mended.
    return { status: 500, message: `The event could not be turned into an event of Amplitude's: ${message}` }
  }
}

function byChannel(shipments: Shipment[]): Array<{ channel: Channel; members: Shipment[] }> {
  const groups = new Map<string, { channel: Channel; members: Shipment[] }>()
  for (const shipment of shipments) {
    const group = groups.get(shipment.channel.id)
    if (group) group.members.push(shipment)
    else groups.set(shipment.channel.id, { channel: shipment.channel, members: [shipment] })
  }
  return [...groups.values()]
}

function itemOf({ item }: Shipment): Item {
  return item
}

import type { JSONObject } from '@segment/actions-core'
import { sendBatch } from './send-batch'
import type { SentRequest } from './sent'
import { requestsOf } from './sent'

/** What became of a call: what Amplitude got of it, and, where it was rejected, why. */
export interface Outcome {
  requests: SentRequest[]
  /** The events in the requests, in order. */
  events: any[]
  message?: string
}

/**
 * Sends a call alone, and the same call in a batch, and expects the same of both: the same requests, or the same message.
 * @param call What differs from an otherwise empty Segment event of `user-1234` and `device-1234`.
 * @param mapping What differs from the default mapping.
 */
export async function eitherWay(
  action: string,
  call: Record<string, unknown>,
  mapping: JSONObject = {}
): Promise<Outcome> {
  const alone = await sendAlone(action, call, mapping)
  const { requests, results, statuses } = await sendBatch(action, [call], mapping)
  const message = results[0].errormessage as string | undefined
  expect({ requests, message }).toEqual(alone)
  expect(statuses).toEqual([message === undefined ? 200 : 400])
  return { requests, events: requests.flatMap(({ body }) => body.events ?? []), message }
}

async function sendAlone(action: string, call: Record<string, unknown>, mapping: JSONObject) {
  try {
    return { requests: await requestsOf(action, call, mapping), message: undefined }
  } catch (error) {
    return { requests: [], message: (error as Error).message }
  }
}

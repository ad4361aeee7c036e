/**
 * Amplitude's own SDK for Node. It takes events in Amplitude's form, so it maps nothing, and makes requests of as many as it does by
 * default. Told to flush after each handover, as it waits ten seconds otherwise.
 */
import { createInstance } from '@amplitude/analytics-node'
import type { Types } from '@amplitude/analytics-node'
import type { Contender } from './contender'

/** @param port of the counting server, the only address that the SDK knows */
export async function amplitudesSdk(port: number): Promise<Contender> {
  const client = createInstance()
  await client.init('bench-api-key', { serverUrl: `http://127.0.0.1:${port}/2/httpapi` }).promise
  const name = "Amplitude's SDK"
  return {
    name,
    async deliver({ calls }) {
      const sent = (calls as unknown[]).map((event) => client.track(event as Types.BaseEvent).promise)
      await client.flush().promise
      const refused = (await Promise.all(sent)).filter(({ code }) => code !== 200).length
      if (refused > 0) throw new Error(`${name}: ${refused} of ${calls.length} events were refused`)
    }
  }
}

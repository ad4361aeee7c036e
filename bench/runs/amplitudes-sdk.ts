/** This destination beside Amplitude's own SDK, on the same events. */
import { amplitudesSdk } from '../contenders/amplitudes'
import { ours } from '../contenders/ours'
import { listen } from '../drop-in/sent'
import { compare } from '../measure/compare'
import type { Subject } from '../measure/compare'
import { handoverOf, handoverTexts } from '../traffic/handover'
import type { SdkRow } from './results'
import type { Run } from './run'

const KIND = 'track'
const BATCH_SIZE = 1000

/** A row for this destination, which is handed calls, and one for the SDK, which is handed the events that these calls become. */
export async function measureAmplitudesSdk({ server, extent, seed, report }: Run): Promise<SdkRow[]> {
  const texts = [...handoverTexts({ kind: KIND, seed }, extent.events, BATCH_SIZE)]
  const subjects: Subject[] = [
    { contender: ours('executeBatch', server.port), kind: KIND, texts },
    { contender: await amplitudesSdk(server.port), kind: KIND, texts: await eventsOf(texts) }
  ]
  const figures = await compare(subjects, extent.rounds, server, report)
  return figures.map(({ cpu, wall, requests, bytes }, index) => ({
    contender: subjects[index].contender.name,
    eventsPerSecond: 1e6 / wall,
    cpu,
    requestsPerThousand: requests * 1000,
    bytes
  }))
}

/** The events that this destination sends for calls, as text like theirs. */
async function eventsOf(texts: string[]): Promise<string[]> {
  const listener = await listen()
  const destination = ours('executeBatch', listener.port)
  const events: string[] = []
  for (const text of texts) {
    await destination.deliver(handoverOf(KIND, text))
    events.push(JSON.stringify(listener.taken().map(({ content }) => content)))
  }
  listener.close()
  return events
}

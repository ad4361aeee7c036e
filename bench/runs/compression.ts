/** What compressed bodies spare and cost: typical web events in batches of 1000, with and without. */
import { ours } from '../contenders/ours'
import { compare } from '../measure/compare'
import type { Figures } from '../measure/compare'
import { handoverTexts } from '../traffic/handover'
import { longRound } from './long-round'
import type { Carried, Results } from './results'
import type { Run } from './run'

const KIND = 'track'
const BATCH_SIZE = 1000

/** Both are this destination; the one without sends to Europe, where the counting server takes nothing compressed. */
export async function measureCompression(run: Run): Promise<Results['compression']> {
  const { server, extent, seed, report } = run
  const texts = longRound([...handoverTexts({ kind: KIND, seed, browsersOnly: true }, extent.events, BATCH_SIZE)])
  const contenders = [ours('executeBatch', server.port), ours('executeBatch', server.port, { endpoint: 'europe' })]
  const [compressed, uncompressed] = await compare(
    contenders.map((contender) => ({ contender, kind: KIND, texts })),
    extent.rounds,
    server,
    report
  )
  return { compressed: carried(compressed), uncompressed: carried(uncompressed) }
}

function carried({ cpu, bytes }: Figures): Carried {
  return { cpu, bytes }
}

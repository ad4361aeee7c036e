/** Starts the counting server in a process of its own, and asks it for its counts. */
import { fork } from 'child_process'
import { once } from 'events'
import { join } from 'path'
import type { Counts } from './counts'

/** A counting server that runs. */
export interface CountingServer {
  port: number
  /** What came since it started. */
  counts(): Promise<Counts>
  stop(): void
}

/** Starts a server; it ends with this process at the latest. */
export async function startCountingServer(): Promise<CountingServer> {
  const child = fork(join(__dirname, 'counting-server.ts'))
  const reply = async <Message>() => ((await once(child, 'message')) as [Message])[0]
  const { port } = await reply<{ port: number }>()
  return {
    port,
    async counts() {
      child.send('counts')
      return (await reply<{ counts: Counts }>()).counts
    },
    stop: () => child.disconnect()
  }
}

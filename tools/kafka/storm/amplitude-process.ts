/** The storm's side of its Amplitude. */
import type { ChildProcess } from 'child_process'
import { fork } from 'child_process'
import { join } from 'path'
import type { Faults } from '../../sandbox/faults'
import type { Figures, FromAmplitude, ToAmplitude } from './amplitude'
import type { ArrivalBooks } from './arrivals'
import type { StormPlan } from './calls'

export interface AmplitudeProcess {
  /** `http://127.0.0.1:<port>` */
  url: string
  pid: number | undefined
  figures(): Promise<Figures>
  /** Closes the books: what has not arrived by now is lost. */
  books(): Promise<ArrivalBooks>
  close(): void
}

/** Starts it. It ends with this process. @throws Where it ends before it listens. */
export async function startAmplitude(plan: StormPlan, faults: Partial<Faults>): Promise<AmplitudeProcess> {
  const child = fork(join(__dirname, 'amplitude.ts'), { execArgv: ['--import', 'tsx'] })
  const { port } = await answer<{ port: number }>(child, 'port', { start: { plan, faults } })
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid,
    figures: async () => (await answer<{ figures: Figures }>(child, 'figures', { ask: 'figures' })).figures,
    books: async () => (await answer<{ books: ArrivalBooks }>(child, 'books', { ask: 'books' })).books,
    close: () => child.disconnect()
  }
}

function answer<T extends FromAmplitude>(child: ChildProcess, name: string, question: ToAmplitude): Promise<T> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) => reject(new Error(`The storm's Amplitude ended, with ${String(code)}.`))
    const onMessage = (said: T) => {
      if (!(name in said)) return
      child.off('exit', onExit)
      child.off('message', onMessage)
      resolve(said)
    }
    child.once('exit', onExit)
    child.on('message', onMessage)
    child.send(question)
  })
}

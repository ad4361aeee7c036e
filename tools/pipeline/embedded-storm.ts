/**
 * `npm run storm:embedded`: kills the pipeline with the embedded log again and again while calls come in, and balances the books:
 * of what was answered with 200 nothing may be lost, doubled, or out of its user's order.
 */
import { mkdtempSync, rmSync } from 'fs'
import { tmpdir } from 'os'
import { join } from 'path'
import { Command } from 'commander'
import { runCommand } from '../command/run-command'
import { numberFromOne, wholeNumber } from '../command/whole-number'
import { startAmplitude } from '../kafka/storm/amplitude-process'
import { Load } from '../kafka/storm/load'
import { STORM } from '../storm/weather'
import { embeddedProcess } from './embedded-process'

interface Options {
  calls: number
  kills: number
  seed: number
}

const SENDERS = 4
const CALLS_A_REQUEST = 100
const LOOK_MS = 100
/** ms without anything new in Amplitude after which the rest is taken to be lost. A retry waits for ten minutes at most. */
const PATIENCE_MS = 120_000
/** The part of the storm's faults that befalls: the kills are what is looked at. */
const FAULTS = 0.1

async function storm({ calls, kills, seed }: Options): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'storm-embedded-'))
  const plan = { calls, seed, bad: 0.01 }
  const faults = Object.fromEntries(Object.entries(STORM).map(([name, share]) => [name, share * FAULTS]))
  const amplitude = await startAmplitude(plan, { ...faults, seed, silenceMs: 4 })
  const { process: pipeline, port } = await embeddedProcess({ role: 'all', folder, amplitude: amplitude.url })
  const over = new AbortController()
  const options = { plan, ports: [port], senders: SENDERS, most: CALLS_A_REQUEST, signal: over.signal }
  const load = new Load({ ...options, ready: () => Promise.resolve() })
  const begun = Date.now()
  let killed = 0
  try {
    pipeline.start()
    await pipeline.untilReady()
    const sending = load.run()
    for (let kill = 1; kill <= kills; kill++) {
      // Spread over the calls, so that each hits another moment of the work.
      while (load.figures.sent < (calls * kill) / (kills + 1)) await pause(LOOK_MS)
      await pipeline.kill()
      killed += 1
      pipeline.start()
      await pipeline.untilReady()
      say(`${seconds(begun)} s: killed ${killed} times, ${load.figures.sent} of ${calls} calls answered with 200`)
    }
    await sending
    await untilNothingComes(async () => (await amplitude.figures()).events, calls)
    await pipeline.stop()
    const { expected, held, counts, entries } = await amplitude.books()
    const { deduplicated } = await amplitude.figures()
    say(`${seconds(begun)} s: killed with -9 ${killed} times; ${load.figures.requests} requests to the collector`)
    say(`events in Amplitude: ${held} of ${expected}, ${deduplicated} repeats that it dropped`)
    for (const [wrong, count] of Object.entries(counts)) say(`${wrong}: ${count}`)
    for (const entry of entries) say(entry)
    const isRight = held === expected && Object.values(counts).every((count) => count === 0)
    say(isRight ? 'The books balance.' : 'The books do not balance.')
    return isRight ? 0 : 1
  } finally {
    over.abort()
    await pipeline.kill()
    amplitude.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Waits for a second more than nothing new has come, once all could be there; else for as long as patience lasts. */
async function untilNothingComes(events: () => Promise<number>, atLeast: number): Promise<void> {
  let seen = -1
  let since = Date.now()
  for (;;) {
    const now = await events()
    if (now !== seen) since = Date.now()
    seen = now
    if (Date.now() - since > (now >= atLeast ? PATIENCE_MS / 4 : PATIENCE_MS)) return
    await pause(LOOK_MS)
  }
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const seconds = (begun: number): number => Math.round((Date.now() - begun) / 1000)
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const command = new Command('storm:embedded')
  .description(
    'Kills the pipeline with the embedded log while calls come in, and checks that nothing is lost or doubled.'
  )
  .option('--calls <n>', 'calls to send', numberFromOne, 100_000)
  .option('--kills <n>', 'how often it is killed with -9', wholeNumber, 20)
  .option('--seed <n>', 'repeats the calls of a storm', wholeNumber, 1)
  .action(async (options: Options) => {
    process.exitCode = await storm(options)
  })

void runCommand(command)

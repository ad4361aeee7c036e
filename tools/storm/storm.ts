/** Runs a storm: makes up calls, hands them over in bad weather, and balances the books. */
import type { DestinationDefinition } from '@segment/actions-core'
import destination from '../../src'
import type { Settings } from '../../src/generated-types'
import type { FaultName } from '../sandbox/faults'
import { startSandbox } from '../sandbox/sandbox'
import type { Readings, ReceivedRequest, Sandbox } from '../sandbox/sandbox'
import { objectionIn } from './bad-calls'
import { balance } from './books'
import type { Books } from './books'
import { madeUpCalls, MOST_EVENTS_OF_A_CALL } from './calls'
import type { StormCall } from './storm-call'
import { chanceOf } from './chance'
import type { Chance } from './chance'
import { startElsewhere } from './elsewhere'
import type { Expectation } from './expectation'
import { holdingsOf } from './holdings'
import { watchMemory } from './memory'
import type { Memory } from './memory'
import { crowdOf } from './people'
import { breakdownOver } from './poison'
import { runnerOf } from './runner'
import type { Report } from '../../pipeline/deliver/report'
import { deliverRound } from './segment'
import type { Round } from './segment'
import {
  CALM_LIMITS,
  faultsOf,
  limitsOf,
  MOST_EVENTS_IN_WINDOW,
  RATE_WINDOW_SECONDS,
  readingsOf,
  STORM
} from './weather'
import type { FaultShares } from './weather'

export interface StormOptions {
  /** Segment calls to make up. */
  calls: number
  /** Calls of earlier waves, by which calls and people are numbered on; none when absent. */
  after?: number
  /** The same seed and options give the same storm. */
  seed: number
  /** Calls a batch, at most. */
  batchSize: number
  /** The share of calls that are bad, from 0 to 1. */
  bad: number
  /** What befalls requests; {@link STORM} when absent. */
  faults?: FaultShares
  /** No faults, no rates and quotas, no lowered limits. */
  calm?: boolean
  /** How the storm's Amplitude reads its rules, where that is not left to chance. */
  readings?: Partial<Readings>
  /** What is driven through the storm, where it is not the destination itself. */
  destination?: DestinationDefinition<Settings>
  /** Called after each hand-over, with how far the storm is. */
  onProgress?: (progress: Progress) => void
}

/** How far a storm is. */
export interface Progress {
  round: number
  /** Calls with their last word. */
  settled: number
  /** Calls handed over, every try counted. */
  tries: number
  requests: number
}

/** What happened in a storm. */
export interface Figures {
  /** Calls made up, and how often they were handed over in all. */
  calls: number
  tries: number
  /** Hand-overs of one call or of a batch. */
  handOvers: number
  requests: number
  /** Requests by the fault that befell them. */
  faults: Partial<Record<FaultName, number>>
  /** Requests by what Amplitude itself answered where no fault befell them. */
  answers: Record<string, number>
  /** Events that Amplitude dropped because it had them. */
  deduplicated: number
  /** Calls handed over in each round. */
  rounds: number[]
  seconds: number
}

/** A storm that is over. */
export interface StormReport {
  figures: Figures
  books: Books
  /** How the storm's Amplitude read its rules. */
  readings: Partial<Readings>
  memory: Memory
}

/** Rounds into which new calls are divided, each together with those that come again. */
const FRESH_ROUNDS = 5
/** Rounds of bad weather in all. */
const STORMY_ROUNDS = 8
/**
 * Rounds of good weather in which the rest is delivered, a day apart, as quotas are daily. More would take longer than the 7
 * days for which Amplitude recognizes an event that is sent again.
 */
const CALM_ROUNDS = 5

const SECOND = 1000
const MINUTE = 60 * SECOND
const DAY = 25 * 60 * MINUTE

/** The share of calls that Segment hands over one by one. */
const SINGLES = 0.02

const SETTINGS = { apiKey: 'storm-key', secretKey: 'storm-secret' }

/** Requests of one hand-over that are kept in full: more than the destination may spend on it. */
const KEPT_REQUESTS = 1000

/** Runs a storm on a sandbox of its own. */
export async function runStorm(options: StormOptions): Promise<StormReport> {
  const start = Date.now()
  const memory = watchMemory(options.calls)
  const chance = chanceOf(options.seed)
  const crowd = crowdOf(options.calls, options.after)
  const clock = { now: Date.UTC(2026, 0, 6) }
  const sky = { stormy: true }
  const readings: Partial<Readings> = { ...readingsOf(chance), ...options.readings }
  const sandbox = await startSandbox({
    readings,
    limits: options.calm ? CALM_LIMITS : limitsOf(options.calls, crowd),
    culprit: (event) => objectionIn(event) ?? (sky.stormy && !options.calm ? breakdownOver(event) : undefined),
    keep: { events: Infinity, eventBytes: Infinity, propertyBytes: Infinity, requests: KEPT_REQUESTS },
    now: () => clock.now
  })
  const elsewhere = await startElsewhere()
  try {
    const amplitude = { sandbox, clock, sky, elsewhere: elsewhere.port }
    const ledger = await rideOut(options, amplitude, chance, madeUpCalls({ ...options, crowd }, chance))
    const { expectations, reports, ...figures } = ledger
    const deduplicated = sandbox.projects().reduce((sum, project) => sum + project.deduplicated, 0)
    return {
      figures: { ...figures, calls: expectations.length, deduplicated, seconds: (Date.now() - start) / SECOND },
      books: balance(expectations, reports, holdingsOf(sandbox, elsewhere)),
      readings,
      memory: memory()
    }
  } finally {
    // A last request that nobody waits for any more holds on to its server for as long as it may take.
    sandbox.reset()
    await sandbox.close()
    await elsewhere.close()
  }
}

/** What is written down while a storm goes on. */
interface Ledger extends Omit<Figures, 'calls' | 'deduplicated' | 'seconds'> {
  expectations: Expectation[]
  /** Last words, by message id. */
  reports: Map<string, Report[]>
}

/** The Amplitude of a storm, its clock, whether the weather is bad, and the port of where no request may go. */
interface StormAmplitude {
  sandbox: Sandbox
  clock: { now: number }
  sky: { stormy: boolean }
  elsewhere: number
}

async function rideOut(
  options: StormOptions,
  { sandbox, clock, sky, elsewhere }: StormAmplitude,
  chance: Chance,
  source: Iterator<StormCall>
): Promise<Ledger> {
  const settings = { ...SETTINGS, endpoint: chance.oneOf(['north_america', 'europe']) }
  const runner = runnerOf(options.destination ?? destination, { amplitude: sandbox.port, elsewhere }, settings)
  const ledger: Ledger = {
    expectations: [],
    reports: new Map(),
    tries: 0,
    handOvers: 0,
    requests: 0,
    faults: {},
    answers: {},
    rounds: []
  }
  let waiting: StormCall[] = []
  for (let round = 1; round <= STORMY_ROUNDS + CALM_ROUNDS; round++) {
    const fresh = round <= FRESH_ROUNDS ? next(source, Math.ceil(options.calls / FRESH_ROUNDS)) : []
    for (const { expectation } of fresh) ledger.expectations.push(expectation)
    const calls = [...waiting, ...fresh]
    if (calls.length === 0) continue
    const stormy = round <= STORMY_ROUNDS
    sky.stormy = stormy
    clock.now += stormy ? 10 * MINUTE : DAY
    ledger.rounds.push(calls.length)
    const { settled, again } = await deliverRound(calls, runner, roundOf(stormy), chance)
    for (const { call, report } of settled) note(ledger.reports, call.expectation.id, report)
    waiting = again
  }
  return ledger

  function roundOf(stormy: boolean): Round {
    const weather = () => (stormy && !options.calm ? faultsOf(options.faults ?? STORM, chance) : {})
    return {
      // In good weather, batches are so small, and so far apart, that nobody in them is throttled.
      batchSize: stormy
        ? options.batchSize
        : Math.min(options.batchSize, Math.floor(MOST_EVENTS_IN_WINDOW / MOST_EVENTS_OF_A_CALL)),
      singles: SINGLES,
      before: (calls) => {
        clock.now += stormy ? pauseBefore(calls, chance) : (RATE_WINDOW_SECONDS + 1) * SECOND
        sandbox.setFaults(weather())
      },
      after: (members) => {
        // The clock stands still during a hand-over, and never at the same time in two.
        count(latest(sandbox.requests, clock.now), ledger)
        ledger.tries += members
        ledger.handOvers++
        const { tries, requests, reports, rounds } = ledger
        options.onProgress?.({ round: rounds.length, settled: reports.size, tries, requests })
      }
    }
  }
}

/** The requests at a time, after which there were none. */
function latest(requests: readonly ReceivedRequest[], time: number): ReceivedRequest[] {
  let first = requests.length
  while (first > 0 && requests[first - 1].at === time) first--
  return requests.slice(first)
}

/** ms between hand-overs: those of single calls come close upon each other. */
function pauseBefore(calls: number, chance: Chance): number {
  return calls === 1 ? chance.between(10, 200) : chance.between(1, 4) * SECOND
}

function next(source: Iterator<StormCall>, many: number): StormCall[] {
  const calls: StormCall[] = []
  while (calls.length < many) {
    const { value, done } = source.next() as IteratorResult<StormCall, undefined>
    if (done) break
    calls.push(value)
  }
  return calls
}

/** A call of which the destination said nothing has no last word. */
function note(reports: Map<string, Report[]>, id: string, report: Report | undefined): void {
  const own = reports.get(id) ?? []
  reports.set(id, report ? [...own, report] : own)
}

function count(requests: readonly ReceivedRequest[], ledger: Ledger): void {
  ledger.requests += requests.length
  for (const { fault, status, answer } of requests) {
    if (fault) ledger.faults[fault] = (ledger.faults[fault] ?? 0) + 1
    else {
      const words = wordsOf(status, answer)
      ledger.answers[words] = (ledger.answers[words] ?? 0) + 1
    }
  }
}

/** Answers told apart by what they name. */
function wordsOf(status: number | null, answer: unknown): string {
  if (status === 200 || typeof answer !== 'object' || answer === null) return String(status)
  const names = Object.entries(answer).filter(
    ([key, value]) => /^events_with_|^exceeded_/.test(key) && Object.keys(Object(value) as object).length > 0
  )
  if (names.length > 0) return `${status} ${names.map(([name]) => name).join(', ')}`
  return `${status} ${String((answer as { error?: unknown }).error)}`
}

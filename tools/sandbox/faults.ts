/** Failures on demand: what goes wrong, how often, and how it looks from outside. */
import { seededRandom } from './random'

/**
 * How a failing request ends: with a status; with a 429 that names all events of somebody; with a 200 that is no JSON, or JSON
 * that is nested too deeply for many to read, or never comes to its end; cut off; or with silence.
 */
export type Ending = number | 'throttledUser' | 'notJson' | 'deep' | 'endless' | 'cut' | 'silence'

/** A kind of failure. `accepted`: whether the request was worked on first, so that what it holds is ingested. */
export interface FaultKind {
  accepted: boolean
  ending: Ending
}

/** All kinds by name. Source for what may have been accepted: Amplitude, HTTP V2 API, "Responses" and "Retrying failed requests". */
export const FAULT_KINDS = {
  status403: { accepted: false, ending: 403 },
  status413: { accepted: false, ending: 413 },
  status429: { accepted: false, ending: 429 },
  status500: { accepted: false, ending: 500 },
  status500After: { accepted: true, ending: 500 },
  status502: { accepted: false, ending: 502 },
  status503: { accepted: false, ending: 503 },
  status504After: { accepted: true, ending: 504 },
  cutBefore: { accepted: false, ending: 'cut' },
  cutAfter: { accepted: true, ending: 'cut' },
  notJsonBefore: { accepted: false, ending: 'notJson' },
  notJsonAfter: { accepted: true, ending: 'notJson' },
  silenceBefore: { accepted: false, ending: 'silence' },
  silenceAfter: { accepted: true, ending: 'silence' },
  status301: { accepted: false, ending: 301 },
  status302: { accepted: false, ending: 302 },
  status307: { accepted: false, ending: 307 },
  status308: { accepted: false, ending: 308 },
  throttledUser: { accepted: false, ending: 'throttledUser' },
  deepBefore: { accepted: false, ending: 'deep' },
  deepAfter: { accepted: true, ending: 'deep' },
  endlessBefore: { accepted: false, ending: 'endless' },
  endlessAfter: { accepted: true, ending: 'endless' }
} as const

export type FaultName = keyof typeof FAULT_KINDS

const FAULT_NAMES = Object.keys(FAULT_KINDS) as FaultName[]

/** How often each kind strikes, as a share of requests from 0 to 1 (together at most 1), and what bounds them. */
export type Faults = Record<FaultName, number> & {
  /** ms before each answer */
  latencyMs: number
  /** ms after which a silent connection is destroyed */
  silenceMs: number
  /** How many requests fail at most; every later one goes well. */
  times: number
  /** Bodies of this many bytes or more are a 413. */
  maxBytes: number
  /** Uploads of more than this many events are a 413. */
  maxEvents: number
  /** The same seed gives the same failures for the same sequence of requests. */
  seed: number
}

const CALM: Faults = {
  ...(Object.fromEntries(FAULT_NAMES.map((name) => [name, 0])) as Record<FaultName, number>),
  latencyMs: 0,
  silenceMs: 60_000,
  times: Infinity,
  maxBytes: Infinity,
  maxEvents: Infinity,
  seed: 1
}

/** Names of everything that can be set. */
export const FAULT_SETTINGS = Object.keys(CALM) as (keyof Faults)[]

/**
 * Completes settings: what is absent is calm.
 *
 * @param settings by name, as a program or a request body gives them
 * @throws {RangeError} on a setting that does not exist, a value that is no number of 0 or more, or shares over 1
 */
export function resolveFaults(settings: Partial<Faults> | Record<string, unknown>): Faults {
  const resolved: Faults = { ...CALM }
  for (const [name, value] of Object.entries(settings)) {
    const setting = FAULT_SETTINGS.find((known) => known === name)
    if (!setting) throw new RangeError(`There is no fault setting "${name}": ${FAULT_SETTINGS.join(', ')}`)
    if (typeof value !== 'number' || Number.isNaN(value) || value < 0) {
      throw new RangeError(`The fault setting ${name} is a number of 0 or more: not ${JSON.stringify(value)}`)
    }
    resolved[setting] = value
  }
  const sum = FAULT_NAMES.reduce((total, name) => total + resolved[name], 0)
  if (sum > 1 + 1e-9) throw new RangeError(`The shares of all faults together are at most 1: not ${sum}`)
  return resolved
}

/** Decides for each request whether it fails, and how. */
export class FaultSource {
  private faults: Faults = CALM
  private random = seededRandom(CALM.seed)
  private struck = 0

  constructor(settings: Partial<Faults> = {}) {
    this.set(settings)
  }

  get settings(): Faults {
    return this.faults
  }

  /**
   * Replaces all settings, and begins the sequence of failures anew.
   *
   * @throws {RangeError} as {@link resolveFaults} does; the settings stay as they were then
   */
  set(settings: Partial<Faults> | Record<string, unknown>): void {
    this.faults = resolveFaults(settings)
    this.random = seededRandom(this.faults.seed)
    this.struck = 0
  }

  /** The failure of the next request, or undefined. One number is drawn for each request, whatever comes of it. */
  draw(): FaultName | undefined {
    let rest = this.random()
    if (this.struck >= this.faults.times) return undefined
    for (const name of FAULT_NAMES) {
      if (rest < this.faults[name]) {
        this.struck++
        return name
      }
      rest -= this.faults[name]
    }
    return undefined
  }
}

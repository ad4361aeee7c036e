/** Sends the calls of a storm to its collectors: those of a person one after the other, each request until it is answered with 200. */
import { Agent, request } from 'http'
import { chanceOf } from '../../storm/chance'
import type { Chance } from '../../storm/chance'
import type { StormPlan } from './calls'
import { callOf, outlineOf } from './calls'

export interface LoadOptions {
  plan: StormPlan
  /** Ports of the collectors. */
  ports: readonly number[]
  /** Who send at the same time, each the calls of people of its own. */
  senders: number
  /** Calls a request, at most. */
  most: number
  /** Asked before a call is sent: the load waits for it. */
  ready: (number: number) => Promise<void>
  signal: AbortSignal
}

export interface LoadFigures {
  /** Calls that were answered with 200. */
  sent: number
  requests: number
  /** Requests that were sent again, by why: a status, or `cut`. */
  again: Record<string, number>
}

/** A share of connections is cut by the sender itself, at some moment in the request: then it cannot know what became of it. */
const CUT = 0.01
const CUT_WITHIN_MS = 40

/** ms that an answer may take, and between two tries. */
const ANSWER_MS = 60_000
const AGAIN_MS = 200

export class Load {
  readonly figures: LoadFigures = { sent: 0, requests: 0, again: {} }
  private readonly agent = new Agent({ keepAlive: true })

  constructor(private readonly options: LoadOptions) {}

  /** Sends all calls. */
  async run(): Promise<void> {
    const senders = Array.from({ length: this.options.senders }, (_, index) => this.send(index))
    await Promise.all(senders)
    this.agent.destroy()
  }

  private async send(sender: number): Promise<void> {
    const { plan, senders, most, ready, signal } = this.options
    const chance = chanceOf(plan.seed + sender)
    let calls: object[] = []
    let size = chance.between(1, most)
    for (let number = 1; number <= plan.calls; number++) {
      if (outlineOf(plan, number).person % senders !== sender) continue
      await ready(number)
      if (signal.aborted) return
      calls.push(callOf(plan, number))
      if (calls.length < size) continue
      await this.post(calls, chance)
      calls = []
      size = chance.between(1, most)
    }
    if (calls.length > 0) await this.post(calls, chance)
  }

  /** Sends the same again until somebody has taken it, to one collector or another. */
  private async post(calls: readonly object[], chance: Chance): Promise<void> {
    const body = JSON.stringify({ writeKey: 'storm', batch: calls })
    while (!this.options.signal.aborted) {
      const answer = await this.tryOnce(body, chance.oneOf(this.options.ports), chance)
      this.figures.requests++
      if (answer === '200') {
        this.figures.sent += calls.length
        return
      }
      this.figures.again[answer] = (this.figures.again[answer] ?? 0) + 1
      await pause(AGAIN_MS)
    }
  }

  /** @returns The status, or `cut`. */
  private tryOnce(body: string, port: number, chance: Chance): Promise<string> {
    return new Promise((resolve) => {
      const sent = request(
        { port, host: '127.0.0.1', path: '/v1/batch', method: 'POST', agent: this.agent, timeout: ANSWER_MS },
        (response) => {
          response.resume()
          response.once('end', () => resolve(String(response.statusCode)))
          response.once('error', () => resolve('cut'))
        }
      )
      sent.once('error', () => resolve('cut'))
      sent.once('timeout', () => sent.destroy())
      sent.setHeader('content-type', 'application/json')
      sent.end(body)
      if (chance.happens(CUT)) setTimeout(() => sent.destroy(), chance.between(0, CUT_WITHIN_MS))
    })
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** The numbers of a process, as Prometheus reads them. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { AnsweredRequest } from '../collect/tracking-api'
import type { DeadLetter } from '../deliver/dead-letters'
import type { Runner } from '../deliver/runner'
import type { Log } from '../log/log'
import type { Observer } from '../observer'

/** Sizes of batches, which have 1,000 calls at most. */
const BATCH_BUCKETS = [1, 2, 5, 10, 25, 50, 100, 250, 500, 1000]
const SECONDS_BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60]

const THROTTLED = 429

export class Metrics {
  readonly registry = new Registry()
  private readonly registers = [this.registry]

  private readonly requests = new Counter({
    name: 'pipeline_requests_total',
    help: 'Requests of libraries, by the class of their status.',
    labelNames: ['status'],
    registers: this.registers
  })
  private readonly collected = new Counter({
    name: 'pipeline_calls_collected_total',
    help: 'Calls that were kept, by type.',
    labelNames: ['type'],
    registers: this.registers
  })
  private readonly withheld = new Counter({
    name: 'pipeline_calls_withheld_total',
    help: 'Calls among the collected ones that no destination gets, as their integrations say so.',
    registers: this.registers
  })
  private readonly refused = new Counter({
    name: 'pipeline_calls_refused_total',
    help: 'Calls that are none, or lack what Segment asks of one.',
    registers: this.registers
  })
  private readonly duplicates = new Counter({
    name: 'pipeline_calls_duplicate_total',
    help: 'Calls that came again, and were kept before.',
    registers: this.registers
  })
  private readonly outcomes = new Counter({
    name: 'pipeline_outcomes_total',
    help: 'Tries that ended, by subscription, outcome (delivered, refused, waiting) and the class of the status.',
    labelNames: ['subscription', 'outcome', 'status'],
    registers: this.registers
  })
  private readonly putOff = new Counter({
    name: 'pipeline_calls_put_off_total',
    help: 'Calls that are to be tried again later, by subscription and why: throttled, failed, or behind an earlier call of their user.',
    labelNames: ['subscription', 'reason'],
    registers: this.registers
  })
  private readonly retries = new Counter({
    name: 'pipeline_retries_total',
    help: 'Tries that ended and were not the first of their call, by subscription.',
    labelNames: ['subscription'],
    registers: this.registers
  })
  private readonly deadLetters = new Counter({
    name: 'pipeline_dead_letters_total',
    help: 'Calls that will not be delivered, by subscription and the class of the status.',
    labelNames: ['subscription', 'status'],
    registers: this.registers
  })
  private readonly batchCalls = new Histogram({
    name: 'pipeline_batch_calls',
    help: 'Calls handed to the destination at once, by subscription.',
    labelNames: ['subscription'],
    buckets: BATCH_BUCKETS,
    registers: this.registers
  })
  private readonly deliverySeconds = new Histogram({
    name: 'pipeline_delivery_duration_seconds',
    help: 'How long the destination took for a batch, by subscription.',
    labelNames: ['subscription'],
    buckets: SECONDS_BUCKETS,
    registers: this.registers
  })

  constructor() {
    collectDefaultMetrics({ register: this.registry })
  }

  /** For collector and deliverer. */
  readonly observer: Observer = {
    collected: ({ type }, _client, withheld) => {
      this.collected.inc({ type })
      if (withheld !== undefined) this.withheld.inc()
    },
    refused: () => this.refused.inc(),
    outcome: (_call, subscription, outcome) => {
      if (outcome.kind === 'behind') return this.putOff.inc({ subscription, reason: 'behind' })
      const { kind, status } = outcome
      if ((outcome.tries ?? 1) > 1) this.retries.inc({ subscription })
      this.outcomes.inc({ subscription, outcome: kind, status: classOf(status) })
      if (kind === 'waiting') this.putOff.inc({ subscription, reason: status === THROTTLED ? 'throttled' : 'failed' })
    }
  }

  answered({ status, collected }: AnsweredRequest): void {
    this.requests.inc({ status: classOf(status) })
    if (collected) this.duplicates.inc(collected.duplicates)
  }

  died({ subscription, status }: DeadLetter): void {
    this.deadLetters.inc({ subscription, status: classOf(status) })
  }

  /** A runner whose batches are counted and timed. */
  around(runner: Runner): Runner {
    return {
      run: async (subscription, calls) => {
        const labels = { subscription: subscription.name }
        this.batchCalls.observe(labels, calls.length)
        const stop = this.deliverySeconds.startTimer(labels)
        try {
          return await runner.run(subscription, calls)
        } finally {
          stop()
        }
      }
    }
  }

  /** Reads what is open from the log, and whether the delivery is held, whenever somebody looks. */
  watch(log: Pick<Log, 'open'>, isHeld: () => boolean): void {
    const gauge = (name: string, help: string, value: () => number) =>
      new Gauge({
        name,
        help,
        registers: this.registers,
        collect() {
          this.set(value())
        }
      })
    gauge(
      'pipeline_open_calls',
      'Calls in the log that have no last word yet, as far as this process knows.',
      () => log.open
    )
    gauge('pipeline_delivery_held', '1 while nothing is delivered, as Amplitude refuses the keys.', () =>
      Number(isHeld())
    )
  }
}

/** `2xx` of 204. */
function classOf(status: number): string {
  return `${Math.floor(status / 100)}xx`
}

/** Holds the delivery while Amplitude refuses the project's keys: what is refused for them alone is no dead letter. */
import type { Agent } from 'https'
import { createRequestClient } from '@segment/actions-core'
import type { Logger } from 'pino'
import { testCredentials } from '../../src/amplitude/test-credentials'
import type { Settings } from '../../src/generated-types'
import type { Report } from '../deliver/report'
import { reportOf } from '../deliver/report'
import type { Runner } from '../deliver/runner'
import type { Readiness } from './readiness'

export interface KeyGateOptions {
  settings: Settings
  agent?: Agent
  readiness: Readiness
  logger: Logger
  /** ms until keys that are refused are tested again; a minute when absent. */
  againMs?: number
}

const AGAIN_MS = 60_000

const REMEDY =
  'Check settings.apiKey, settings.secretKey and settings.endpoint, and that the project is active. Until then calls are kept, and nothing is delivered.'

/** What the destination says of a project whose requests are all refused with 403. It has no status of its own. */
const REFUSES_PROJECT = /^Amplitude's [^:]+ refuses this project's requests: /

/** Whether a call was refused for the keys, or for the project as a whole, and not for anything in it. */
export function isRefusedForKey({ status, message }: Report): boolean {
  return status === 401 || (status === 403 && REFUSES_PROJECT.test(message))
}

export class KeyGate {
  private held: { opened: Promise<void>; open: () => void } | undefined
  private timer: NodeJS.Timeout | undefined

  constructor(private readonly options: KeyGateOptions) {}

  get isHeld(): boolean {
    return this.held !== undefined
  }

  /** Tests the keys. Amplitude's refusal of them holds the delivery; where it cannot tell, the delivery will show it. */
  async test(): Promise<void> {
    const { settings, agent, logger } = this.options
    try {
      await testCredentials(createRequestClient({ agent }), settings)
      this.open()
    } catch (error) {
      const { status, message } = reportOf(error)
      if (status === 401)
        this.hold(`Amplitude does not know the keys: it answered 401 ${message} to a test of them. ${REMEDY}`)
      else {
        logger.warn({ status, reason: message }, 'keys not tested')
        this.open()
      }
    }
  }

  /** A runner that delivers while the gate is open, and keeps what is refused for the keys until it opens again. */
  around(runner: Runner): Runner {
    const run: Runner['run'] = async (subscription, calls) => {
      await this.held?.opened
      const reports = await runner.run(subscription, calls)
      const refused = [...reports.keys()].filter((index) => isRefusedForKey(reports[index]))
      if (refused.length === 0) return reports
      this.hold(`${reports[refused[0]].message} ${REMEDY}`)
      const later = await run(
        subscription,
        refused.map((index) => calls[index])
      )
      refused.forEach((index, position) => (reports[index] = later[position]))
      return reports
    }
    return { run }
  }

  close(): void {
    clearTimeout(this.timer)
  }

  private hold(reason: string): void {
    const { readiness, logger, againMs = AGAIN_MS } = this.options
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.test(), againMs)
    this.timer.unref()
    if (this.held) return
    readiness.set('keys', reason)
    logger.error({ reason }, 'held')
    let open = () => undefined as void
    const opened = new Promise<void>((resolve) => (open = resolve))
    this.held = { opened, open }
  }

  /** Lets the delivery go on. */
  open(): void {
    const { readiness, logger } = this.options
    if (!this.held) return
    readiness.set('keys', undefined)
    logger.info('keys accepted')
    this.held.open()
    this.held = undefined
  }
}

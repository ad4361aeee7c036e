/** What goes between the page and its server: types only, for both sides. */
import type { InputField } from '@segment/actions-core'
import type { Outcome } from '../../pipeline/deliver/outcome'
import type { Migration, MigrationOptions } from '../migrate/migrate'
import type { Source } from '../migrate/migration'
import type { Subscription } from '../../pipeline/deliver/subscription'
import type { Exchange, Unanswered } from '../execute/exchanges'

export type { Exchange, Unanswered, Migration, MigrationOptions, Outcome, Subscription }

/** A Segment event as it was typed or pasted: an object, and nothing more is known of it. */
export type AnyEvent = Record<string, unknown>

/** The destination's settings, as the page holds them. */
export interface PageSettings {
  apiKey: string
  secretKey: string
  endpoint: string
}

/** An action, as far as the page shows it. */
export interface ShownAction {
  title: string
  description: string
  /** Its default trigger. */
  trigger: string
  /** Whether it is kept for saved subscriptions only, and not offered for new ones. */
  hidden: boolean
  fields: Record<string, InputField>
}

/** A Segment call to begin with. */
export interface Example {
  title: string
  event: AnyEvent
  /** The action that it is an example of. */
  action: string
  /** What it maps otherwise than the defaults. */
  mapping?: Record<string, unknown>
}

/** `GET /page/start`: what the page is made of. */
export interface Start {
  actions: Record<string, ShownAction>
  presets: Subscription[]
  examples: Example[]
}

/** `POST /page/preview`: what the subscriptions would do with an event. */
export interface PreviewQuestion {
  event: AnyEvent
  subscriptions: Subscription[]
  /** The subscription whose fields are to be resolved: its position in the list. */
  shown?: number
}

/** What a subscription's trigger says of the event. */
export interface TriggerVerdict {
  isTaken: boolean
  /** Why it does not take the event; empty where it does. */
  reasons: string[]
  /** What is wrong with the subscription itself. */
  problems: string[]
}

/** What a mapping gives for the event in question: a value, nothing, or an error. */
export interface FieldPreview {
  value?: unknown
  error?: string
}

export interface PreviewAnswer {
  verdicts: TriggerVerdict[]
  /** By the key of the field. Absent if no subscription is shown. */
  fields?: Record<string, FieldPreview>
}

/** `POST /page/requests`: what an event would send by a mapping, and by another one. */
export interface RequestsQuestion {
  event: AnyEvent
  action: string
  mapping: Subscription['mapping']
  compared: Subscription['mapping']
}

/** What would be sent, without keys; of the address the path alone, as the host depends on the settings. */
export interface RequestsPreview {
  requests: { method: string; path: string; body: string }[]
  /** Why nothing is sent. */
  refusal?: string
}
export interface RequestsAnswer {
  mapping: RequestsPreview
  compared: RequestsPreview
}

/** `POST /page/taken`: how many events each of these triggers takes. */
export interface TakenQuestion {
  events: AnyEvent[]
  triggers: string[]
}
export interface TakenAnswer {
  /** A number for each trigger. */
  taken: number[]
}

/** `POST /page/send`: sends events through each subscription whose trigger takes them. */
export interface SendQuestion {
  events: AnyEvent[]
  /** Whether they came as a list, and go out as a batch, also if only one of them matches. */
  batch: boolean
  subscriptions: Subscription[]
  settings: PageSettings
  /** Whether to send to the real Amplitude instead of the sandbox. */
  live: boolean
}

/** What became of one event in one subscription. */
export interface EventOutcome {
  /** Its position in the list of events. */
  event: number
  status: number
  delivered: boolean
  message?: string
  /** Messages by the key of the field that they are about. */
  fields: Record<string, string>
}

/** What one subscription did with the events that it takes. */
export interface Call {
  /** Its position among those that were sent, and its name. */
  position: number
  subscription: string
  action: string
  exchanges: Exchange[]
  /** Requests that got no answer. */
  unanswered: Unanswered[]
  outcomes: EventOutcome[]
}

export interface SendAnswer {
  calls: Call[]
}

/** `POST /page/test-settings`: whether Amplitude knows the keys. */
export interface TestQuestion {
  settings: PageSettings
  live: boolean
}
export type TestAnswer = { ok: true } | { ok: false; error: string }

/**
 * `POST /page/import`: a file of classic settings, of saved subscriptions, of one mapping, what a migration wrote, or what the page
 * exported.
 */
export interface ImportQuestion extends Pick<MigrationOptions, 'verb' | 'deviceMode'> {
  text: string
  /** The action whose mapping is shown: a mapping of it may look like classic settings, as some go by the same names. */
  action?: string
}
export interface ImportAnswer {
  /** What the file holds. */
  recognized: Source | 'migrated' | 'page'
  /** Subscriptions in the file; those that run in the browser are not among those of `migration`. */
  found: number
  migration: Pick<Migration, 'settings' | 'subscriptions' | 'report'>
  /** A mapping as it was given, for a subscription that is there. */
  mapping?: Subscription['mapping']
  /** The text of the event. */
  event?: string
  /** What is wrong with the subscriptions, a sentence each. */
  problems: string[]
}

/** `PUT /page/subscriptions`: what clients' calls run with from now on. */
export interface SubscriptionsQuestion {
  subscriptions: Subscription[]
  settings: PageSettings
}

/** A call that a client sent, in the few words of a row, and what became of it. Long texts are cut. */
export interface LiveCall {
  /** Which call it is, counted from the first one. */
  sequence: number
  /** ISO 8601 */
  receivedAt: string
  /** The client's library, with its version. */
  library: string
  /** The type and the name of the call. */
  title: string
  /** The user id, else the anonymous id, else nothing. */
  user: string
  messageId: string
  /** Why it is no call, and goes nowhere. */
  invalid?: string
  /** Why no subscription is asked. */
  withheld?: string
  /** The subscriptions that take it. Absent: they have not been asked yet. */
  parts?: LivePart[]
}

/** What became of a call in one subscription. */
export interface LivePart {
  subscription: string
  /** Absent: it was not tried yet. */
  outcome?: Outcome
}

/**
 * The messages named `news` of `GET /page/live`, a stream of server-sent events. The whole of a call is at
 * `GET /page/live/calls/<sequence>`; `DELETE /page/live/calls` forgets all of them.
 */
export interface LiveNews {
  /** Whether there is nothing but these: what the page had before is forgotten. */
  isWhole: boolean
  /** Those that are new or have changed, oldest first. */
  calls: LiveCall[]
  /** The oldest call that is still kept; those before it are forgotten. */
  oldest: number
  /** How many calls came in, also before those that are kept. */
  total: number
}

/** The answer to a question that makes no sense. */
export interface Refusal {
  error: string
}

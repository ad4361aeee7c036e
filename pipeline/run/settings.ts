/** What the command can be told: a table, from which settings are read, checked and documented. */
import type { Settings as DestinationSettings } from '../../src/generated-types'
import type { Kind } from './kinds'
import { address, choice, count, flag, list, port, secret, text } from './kinds'
import { isHostAndPort, isNetwork, isOrigin } from './net-names'

/** What a process does. */
export const ROLES = ['collect', 'deliver', 'all'] as const
export type Role = typeof ROLES[number]

export const LOGS = ['embedded', 'kafka', 'memory'] as const
export const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const
export const SASL_MECHANISMS = ['plain', 'scram-sha-256', 'scram-sha-512'] as const

export interface Sasl {
  mechanism: typeof SASL_MECHANISMS[number]
  username: string
  password: string
}

export interface KafkaSettings {
  brokers: string[]
  topic: string
  group: string
  partitions: number
  replication: number
  ssl: boolean
  sasl?: Sasl
}

/** Settings that were checked. What has no default and was not set is absent. */
export interface PipelineSettings {
  log: typeof LOGS[number]
  folder: string
  kafka: KafkaSettings
  collect: { host: string; port: number; origins: string[]; trustProxy: string[] }
  status: { host: string; port: number }
  settings: DestinationSettings
  subscriptions?: string
  amplitude?: string
  level: typeof LEVELS[number]
  graceSeconds: number
}

/** A setting. */
export interface Setting {
  /** Its names in the file, from the outside in, such as `kafka`, `brokers`. */
  path: readonly string[]
  kind: Kind
  /** What holds where it is absent. */
  default?: unknown
  /** A sentence for people. */
  description: string
  /** Whether it must be set, where the process does this and the others are as they are. */
  required?: (role: Role, others: { log: unknown; hasSasl: boolean }) => boolean
}

const ofKafka: Setting['required'] = (_role, { log }) => log === 'kafka'
const ofSasl: Setting['required'] = (_role, { log, hasSasl }) => log === 'kafka' && hasSasl
const toDeliver: Setting['required'] = (role) => role !== 'collect'

export const SETTINGS: readonly Setting[] = [
  {
    path: ['log'],
    kind: choice(LOGS),
    default: 'embedded',
    description:
      'What keeps the calls between collectors and deliverers: a store in a folder of this machine, Kafka, or the memory of the process, which ends with it. Only Kafka lets several processes share the work.'
  },
  {
    path: ['folder'],
    kind: text,
    default: 'pipeline-data',
    description: 'The folder of the embedded log, with its dead letters.'
  },
  {
    path: ['kafka', 'brokers'],
    kind: list('a host and its port, such as kafka-1:9092', isHostAndPort),
    required: ofKafka,
    description: 'Brokers to begin with. They name the others.'
  },
  {
    path: ['kafka', 'topic'],
    kind: text,
    default: 'segment-calls',
    description: 'The topic of the calls. Beside it stand `<topic>.retry` and `<topic>.dead-letters`.'
  },
  { path: ['kafka', 'group'], kind: text, default: 'amplitude', description: 'The consumer group of the deliverers.' },
  {
    path: ['kafka', 'partitions'],
    kind: count(1, 10_000),
    default: 12,
    description: 'Partitions of a topic that is made: as many deliverers can share it.'
  },
  {
    path: ['kafka', 'replication'],
    kind: count(1, 100),
    default: 3,
    description: 'Brokers that keep each partition of a topic that is made.'
  },
  { path: ['kafka', 'ssl'], kind: flag, default: false, description: 'Whether brokers are spoken to over TLS.' },
  {
    path: ['kafka', 'sasl', 'mechanism'],
    kind: choice(SASL_MECHANISMS),
    required: ofSasl,
    description: 'How the process shows the brokers who it is. Without it, it does not.'
  },
  { path: ['kafka', 'sasl', 'username'], kind: text, required: ofSasl, description: 'Its name there.' },
  { path: ['kafka', 'sasl', 'password'], kind: secret, required: ofSasl, description: 'Its password there.' },
  {
    path: ['collect', 'host'],
    kind: text,
    default: '127.0.0.1',
    description: 'The address on which calls are collected; 0.0.0.0 is every one of this machine.'
  },
  { path: ['collect', 'port'], kind: port, default: 8777, description: 'The port there, 0 for any free one.' },
  {
    path: ['collect', 'origins'],
    kind: list('an origin, such as https://shop.test, or *', isOrigin),
    default: [],
    description:
      'Origins whose pages may send calls, such as `https://shop.test`; `*` is every page. Programs always may.'
  },
  {
    path: ['collect', 'trustProxy'],
    kind: list('an address, a network such as 10.0.0.0/8, or loopback, linklocal or uniquelocal', isNetwork),
    default: [],
    description:
      "Load balancers whose `X-Forwarded-For` is believed, by address or network: a call's address is then the client's."
  },
  {
    path: ['status', 'host'],
    kind: text,
    default: '127.0.0.1',
    description: 'The address of `/healthz`, `/readyz` and `/metrics`.'
  },
  { path: ['status', 'port'], kind: port, default: 9464, description: 'The port there, 0 for any free one.' },
  {
    path: ['settings', 'apiKey'],
    kind: secret,
    required: toDeliver,
    description: "The API key of the Amplitude project. It stands in the project's settings, under General."
  },
  {
    path: ['settings', 'secretKey'],
    kind: secret,
    required: toDeliver,
    description: 'The secret key of the Amplitude project, which stands beside the API key.'
  },
  {
    path: ['settings', 'endpoint'],
    kind: choice(['north_america', 'europe']),
    default: 'north_america',
    description: "Where the project's data lives."
  },
  {
    path: ['subscriptions'],
    kind: text,
    description: "A JSON file of subscriptions, as the migration writes it. Without it, the destination's presets hold."
  },
  {
    path: ['amplitude'],
    kind: address,
    description:
      'Where requests go instead of to Amplitude, such as `http://127.0.0.1:8765`, the address of the sandbox.'
  },
  {
    path: ['level'],
    kind: choice(LEVELS),
    default: 'info',
    description: 'What is logged: this and what is more serious.'
  },
  {
    path: ['graceSeconds'],
    kind: count(0, 3600),
    default: 20,
    description: 'Seconds within which what is under way is delivered when the process is told to stop.'
  }
]

/** The name of a setting in a file, as people write it. */
export function nameOf({ path }: Setting): string {
  return path.join('.')
}

/** The name of the variable that overrides a setting: `PIPELINE_SETTINGS_API_KEY` of `settings.apiKey`. */
export function variableOf({ path }: Setting): string {
  return ['PIPELINE', ...path.map((name) => name.replace(/[A-Z]/g, '_$&').toUpperCase())].join('_')
}

/** @throws {Error} where there is no setting of that name. */
export function settingNamed(name: string): Setting {
  const setting = SETTINGS.find((one) => nameOf(one) === name)
  if (!setting) throw new Error(`There is no setting ${name}.`)
  return setting
}

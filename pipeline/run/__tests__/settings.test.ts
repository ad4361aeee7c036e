import { mkdtempSync, rmSync, writeFileSync } from 'fs'
import { tmpdir } from 'os'
import { join } from 'path'
import destination from '../../../src'
import { configurationFor } from '../configuration'
import type { Role } from '../settings'

const KEYS = { apiKey: 'the-api-key', secretKey: 'the-secret-key' }

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'settings-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function written(name: string, content: unknown): string {
  const file = join(folder, name)
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return file
}

const read = (content: unknown, environment: Record<string, string> = {}, role: Role = 'all') =>
  configurationFor(role, written('pipeline.json', content), environment)

const problemsIn = (content: unknown, environment?: Record<string, string>, role?: Role) =>
  read(content, environment, role).problems

it('What is not set has its default, and the presets are what is delivered', () => {
  const { configuration } = read({ settings: KEYS, log: 'memory' })
  expect(configuration?.settings).toEqual({
    log: 'memory',
    folder: 'pipeline-data',
    kafka: { topic: 'segment-calls', group: 'amplitude', partitions: 12, replication: 3, ssl: false },
    collect: { host: '127.0.0.1', port: 8777, origins: [], trustProxy: [] },
    status: { host: '127.0.0.1', port: 9464 },
    settings: { ...KEYS, endpoint: 'north_america' },
    level: 'info',
    graceSeconds: 20
  })
  expect(configuration?.subscriptions.map(({ name }) => name)).toContain('Track Calls')
})

it('A variable overrides the file, whatever its type', () => {
  const { configuration } = read(
    { log: 'embedded', kafka: { ssl: false }, settings: KEYS },
    {
      PIPELINE_LOG: 'kafka',
      PIPELINE_KAFKA_BROKERS: 'one:9092, two:9092',
      PIPELINE_KAFKA_SSL: 'true',
      PIPELINE_KAFKA_PARTITIONS: '24',
      PIPELINE_COLLECT_TRUST_PROXY: '10.0.0.0/8',
      PIPELINE_SETTINGS_API_KEY: 'another-key'
    }
  )
  expect(configuration?.settings).toMatchObject({
    log: 'kafka',
    kafka: { brokers: ['one:9092', 'two:9092'], ssl: true, partitions: 24 },
    collect: { trustProxy: ['10.0.0.0/8'] },
    settings: { apiKey: 'another-key', secretKey: 'the-secret-key' }
  })
})

it('All that is wrong is said at once, with the name under which it was set', () => {
  const problems = problemsIn(
    { log: 'redis', folder: 5, colect: {}, kafka: { partitons: 3, partitions: 0 }, settings: { apiKey: 7 }, status: 9 },
    { PIPELINE_COLLECT_PORT: 'http', PIPELINE_COLECT_HOST: 'x' }
  )
  expect(problems).toEqual([
    'There is no setting colect; did you mean collect?',
    'There is no setting kafka.partitons; did you mean kafka.partitions?',
    'status holds a number, and must hold an object.',
    'There is no setting PIPELINE_COLECT_HOST; did you mean PIPELINE_COLLECT_HOST?',
    'log is "redis", and must be one of embedded, kafka, memory.',
    'folder is 5, and must be a text that is not empty.',
    'kafka.partitions is 0, and must be a whole number from 1 to 10000.',
    'PIPELINE_COLLECT_PORT is "http", and must be a port: a whole number from 0 to 65535, 0 for any free one.',
    'settings.apiKey is a number, and must be a text that is not empty.',
    'settings.secretKey is missing: set it in the file, or as PIPELINE_SETTINGS_SECRET_KEY.'
  ])
})

it('A collector needs no key, and reads no subscriptions', () => {
  expect(problemsIn({ log: 'kafka', kafka: { brokers: ['one:9092'] }, subscriptions: '/none' }, {}, 'collect')).toEqual(
    []
  )
})

it('Kafka needs brokers, and who speaks of SASL all of it', () => {
  expect(problemsIn({ log: 'kafka', settings: KEYS, kafka: { brokers: [], sasl: { username: 'me' } } })).toEqual([
    'kafka.brokers is missing: set it in the file, or as PIPELINE_KAFKA_BROKERS.',
    'kafka.sasl.mechanism is missing: set it in the file, or as PIPELINE_KAFKA_SASL_MECHANISM.',
    'kafka.sasl.password is missing: set it in the file, or as PIPELINE_KAFKA_SASL_PASSWORD.'
  ])
})

it('A log in memory cannot lie between two processes', () => {
  expect(problemsIn({ log: 'memory', settings: KEYS }, {}, 'deliver')).toEqual([
    'log is "memory", which one process alone can read and write: start it as all, or set log to "kafka".'
  ])
})

it('A key is in no problem, whatever is wrong with it or around it', () => {
  const problems = [
    ...problemsIn({ settings: { apiKey: ['the-key-in-a-list'], secretKey: { a: 'the-key-in-an-object' } } }),
    ...problemsIn('{"settings": {"apiKey": "the-key-in-broken-json", }'),
    ...problemsIn({ settings: 'the-key-as-settings' }),
    ...problemsIn({ settings: { ...KEYS, other: 'the-key-elsewhere' } })
  ]
  expect(problems).toHaveLength(7)
  expect(problems.join(' ')).not.toMatch(/the-key/)
})

it.each([
  ['{"log": "memory",', /pipeline\.json is no JSON: line 1, column 18\.$/],
  ['[]', /^The file holds a list, and must hold an object\.$/],
  ['null', /^The file holds null, and must hold an object\.$/]
])('A file that holds %s is refused in one sentence', (content, words) => {
  const [problem] = problemsIn(content)
  expect(problem).toMatch(words)
})

it('A file that does not exist is named', () => {
  expect(configurationFor('all', join(folder, 'none.json'), {}).problems).toEqual([
    `${folder}/none.json does not exist.`
  ])
})

describe('A file of subscriptions', () => {
  const problemsOf = (content: unknown) => {
    const file = written('subscriptions.json', content)
    return problemsIn({ log: 'memory', settings: KEYS, subscriptions: file }).map((problem) =>
      problem.replace(`${file}: `, '')
    )
  }
  const track = {
    name: 'Track',
    action: 'logEvent',
    trigger: 'type = "track"',
    mapping: { event_type: { '@path': '$.event' } }
  }

  it('is a list, or what the migration writes; those of the browser are passed over', () => {
    const file = written('subscriptions.json', {
      subscriptions: [track, { ...track, name: 'Session', action: 'sessionId', mapping: {} }]
    })
    const { configuration } = read({ log: 'memory', settings: KEYS, subscriptions: file })
    expect(configuration?.subscriptions).toEqual([{ ...track, enabled: true }])
  })

  it('is refused with all that is wrong in it', () => {
    expect(
      problemsOf([
        track,
        track,
        'none',
        { ...track, name: 'Other', action: 'logEvnt' },
        { ...track, name: 'Third', trigger: '(type = "track"' }
      ])
    ).toEqual([
      expect.stringMatching(/^Entry 3 of the list is no subscription\. One has name/),
      'Several subscriptions have the name "Track": give each its own.',
      expect.stringMatching(/^Subscription "Other": there is no action "logEvnt"; did you mean logEvent\?/),
      expect.stringMatching(/^Subscription "Third": the trigger .* does not parse/)
    ])
  })

  it('is refused where nothing would be delivered', () => {
    expect(problemsOf([])).toEqual(['The list is empty, so no call would be delivered.'])
    expect(problemsOf({ mappings: [] })).toEqual(['It must hold a list of subscriptions, or an object that has one.'])
  })

  it('of which there is none is named', () => {
    expect(problemsIn({ log: 'memory', settings: KEYS, subscriptions: `${folder}/no.json` })).toEqual([
      `${folder}/no.json does not exist.`
    ])
  })

  it('is complained about together with the settings', () => {
    expect(problemsIn({ log: 'memory', subscriptions: `${folder}/no.json` })).toHaveLength(3)
  })
})

it('Every preset is deliverable', () => {
  const { configuration } = read({ log: 'memory', settings: KEYS })
  for (const { action } of configuration?.subscriptions ?? [])
    expect(Object.keys(destination.actions)).toContain(action)
})

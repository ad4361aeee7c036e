import { once } from 'events'
import { mkdtempSync, rmSync, writeFileSync } from 'fs'
import type { AddressInfo } from 'net'
import { createServer } from 'net'
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

type Environment = Record<string, string | undefined>

/** With places that every machine has, where a test sets no others. */
const read = (content: unknown, environment: Environment = {}, role: Role = 'all') =>
  configurationFor(role, written('pipeline.json', content), {
    PIPELINE_COLLECT_PORT: '0',
    PIPELINE_STATUS_PORT: '0',
    PIPELINE_FOLDER: join(folder, 'log'),
    ...environment
  })

async function problemsIn(content: unknown, environment?: Environment, role?: Role): Promise<string[]> {
  return (await read(content, environment, role)).problems
}

it('What is not set has its default, and the presets are what is delivered', async () => {
  const { configuration } = await read(
    { settings: KEYS, log: 'memory' },
    { PIPELINE_FOLDER: undefined, PIPELINE_STATUS_PORT: undefined }
  )
  expect(configuration?.settings).toEqual({
    log: 'memory',
    folder: 'pipeline-data',
    kafka: { topic: 'segment-calls', group: 'amplitude', partitions: 12, replication: 3, ssl: false },
    collect: { host: '127.0.0.1', port: 0, origins: [], trustProxy: [] },
    status: { host: '127.0.0.1', port: 9464 },
    settings: { ...KEYS, endpoint: 'north_america' },
    level: 'info',
    graceSeconds: 20
  })
  expect(configuration?.subscriptions.map(({ name }) => name)).toContain('Track Calls')
})

it('A variable overrides the file, whatever its type', async () => {
  const { configuration } = await read(
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

it('All that is wrong is said at once, with the name under which it was set', async () => {
  const problems = await problemsIn(
    { log: 'redis', folder: 5, colect: {}, kafka: { partitons: 3, partitions: 0 }, settings: { apiKey: 7 }, status: 9 },
    { PIPELINE_COLLECT_PORT: 'http', PIPELINE_COLECT_HOST: 'x', PIPELINE_FOLDER: undefined }
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

it('A collector needs no key, and reads no subscriptions', async () => {
  expect(
    await problemsIn({ log: 'kafka', kafka: { brokers: ['one:9092'] }, subscriptions: '/none' }, {}, 'collect')
  ).toEqual([])
})

it('Kafka needs brokers, and who speaks of SASL all of it', async () => {
  expect(await problemsIn({ log: 'kafka', settings: KEYS, kafka: { brokers: [], sasl: { username: 'me' } } })).toEqual([
    'kafka.brokers is missing: set it in the file, or as PIPELINE_KAFKA_BROKERS.',
    'kafka.sasl.mechanism is missing: set it in the file, or as PIPELINE_KAFKA_SASL_MECHANISM.',
    'kafka.sasl.password is missing: set it in the file, or as PIPELINE_KAFKA_SASL_PASSWORD.'
  ])
})

it('A log in memory cannot lie between two processes', async () => {
  expect(await problemsIn({ log: 'memory', settings: KEYS }, {}, 'deliver')).toEqual([
    'log is "memory", which one process alone can read and write: start it as all, or set log to "kafka".'
  ])
})

it('A key is in no problem, whatever is wrong with it or around it', async () => {
  const problems = [
    ...(await problemsIn({ settings: { apiKey: ['the-key-in-a-list'], secretKey: { a: 'the-key-in-an-object' } } })),
    ...(await problemsIn('{"settings": {"apiKey": "the-key-in-broken-json", }')),
    ...(await problemsIn({ settings: 'the-key-as-settings' })),
    ...(await problemsIn({ settings: { ...KEYS, other: 'the-key-elsewhere' } }))
  ]
  expect(problems).toHaveLength(7)
  expect(problems.join(' ')).not.toMatch(/the-key/)
})

it.each([
  ['{"log": "memory",', /pipeline\.json is no JSON: line 1, column 18\.$/],
  ['[]', /^The file holds a list, and must hold an object\.$/],
  ['null', /^The file holds null, and must hold an object\.$/]
])('A file that holds %s is refused in one sentence', async (content, words) => {
  const [problem] = await problemsIn(content)
  expect(problem).toMatch(words)
})

it('A file that does not exist is named', async () => {
  expect((await configurationFor('all', join(folder, 'none.json'), {})).problems).toEqual([
    `${folder}/none.json does not exist.`
  ])
})

describe('A file of subscriptions', () => {
  const problemsOf = async (content: unknown) => {
    const file = written('subscriptions.json', content)
    return (await problemsIn({ log: 'memory', settings: KEYS, subscriptions: file })).map((problem) =>
      problem.replace(`${file}: `, '')
    )
  }
  const track = {
    name: 'Track',
    action: 'logEvent',
    trigger: 'type = "track"',
    mapping: { event_type: { '@path': '$.event' } }
  }

  it('is a list, or what the migration writes; those of the browser are passed over', async () => {
    const file = written('subscriptions.json', {
      subscriptions: [track, { ...track, name: 'Session', action: 'sessionId', mapping: {} }]
    })
    const { configuration } = await read({ log: 'memory', settings: KEYS, subscriptions: file })
    expect(configuration?.subscriptions).toEqual([{ ...track, enabled: true }])
  })

  it('is refused with all that is wrong in it', async () => {
    expect(
      await problemsOf([
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

  it('is refused where nothing would be delivered', async () => {
    expect(await problemsOf([])).toEqual(['The list is empty, so no call would be delivered.'])
    expect(await problemsOf({ mappings: [] })).toEqual([
      'It must hold a list of subscriptions, or an object that has one.'
    ])
  })

  it('of which there is none is named', async () => {
    expect(await problemsIn({ log: 'memory', settings: KEYS, subscriptions: `${folder}/no.json` })).toEqual([
      `subscriptions: ${folder}/no.json does not exist.`
    ])
  })

  it('is complained about together with the settings', async () => {
    expect(await problemsIn({ log: 'memory', subscriptions: `${folder}/no.json` })).toHaveLength(3)
  })
})

it('What stands in lists is checked, too', async () => {
  const kafka = { brokers: ['one', 'two:9092'] }
  const collect = { origins: ['https://shop.test/path'], trustProxy: ['10.0.0.0/40'] }
  expect(await problemsIn({ log: 'kafka', settings: KEYS, kafka, collect })).toEqual([
    'kafka.brokers is ["one","two:9092"], and must be a list, each a host and its port, such as kafka-1:9092.',
    'collect.origins is ["https://shop.test/path"], and must be a list, each an origin, such as https://shop.test, or *.',
    'collect.trustProxy is ["10.0.0.0/40"], and must be a list, each an address, a network such as 10.0.0.0/8, or loopback, linklocal or uniquelocal.'
  ])
})

describe('What the machine does not give', () => {
  it('is a port that is in use, said together with all else', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const { port } = taken.address() as AddressInfo
    const here = { PIPELINE_COLLECT_PORT: String(port), PIPELINE_STATUS_HOST: '203.0.113.1' }
    expect(await problemsIn({ log: 'memory', settings: { apiKey: 'the-api-key' } }, here)).toEqual([
      'settings.secretKey is missing: set it in the file, or as PIPELINE_SETTINGS_SECRET_KEY.',
      'status.host is "203.0.113.1", which is no address of this machine.',
      `collect.port is ${port}, which is in use on 127.0.0.1: choose another, or 0 for any free one.`
    ])
    taken.close()
  })

  it('is one port for two servers', async () => {
    const port = '48211'
    const here = { PIPELINE_COLLECT_PORT: port, PIPELINE_STATUS_PORT: port }
    expect((await problemsIn({ log: 'memory', settings: KEYS }, here)).pop()).toMatch(
      /^status\.port and collect\.port are both/
    )
  })

  it('is a folder that cannot be written into', async () => {
    const file = written('file', 'a file')
    const inFile = await problemsIn({ settings: KEYS }, { PIPELINE_FOLDER: join(file, 'log') })
    expect(inFile).toEqual([`folder: ${file}/log cannot be written: what should be its folder is a file.`])
    const aFile = await problemsIn({ settings: KEYS }, { PIPELINE_FOLDER: file })
    expect(aFile).toEqual([`folder: ${file} is a file, and must be a folder.`])
    expect(await problemsIn({ settings: KEYS }, { PIPELINE_FOLDER: '/proc/none' })).toHaveLength(1)
  })
})

it('Every preset is deliverable', async () => {
  const { configuration } = await read({ log: 'memory', settings: KEYS })
  for (const { action } of configuration?.subscriptions ?? [])
    expect(Object.keys(destination.actions)).toContain(action)
})

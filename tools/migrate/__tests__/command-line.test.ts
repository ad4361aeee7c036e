import { spawnSync } from 'child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'fs'
import { tmpdir } from 'os'
import { join } from 'path'
import { migrateFromArguments } from '../command-line'
import { subscriptionsIn } from '../subscriptions-in'

const ROOT = join(__dirname, '..', '..', '..')

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'migrate-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const keys = { apiKey: 'the-api-key', secretKey: 'the-secret-key' }
const at = (name: string) => join(folder, name)
const read = (name: string) => readFileSync(at(name), 'utf8')

function file(content: unknown): string {
  writeFileSync(at('settings.json'), typeof content === 'string' ? content : JSON.stringify(content))
  return at('settings.json')
}

function run(...args: string[]) {
  const said: string[] = []
  const complained: string[] = []
  const code = migrateFromArguments(args, {
    say: (words) => said.push(words),
    complain: (words) => complained.push(words)
  })
  return { code, said: said.join(''), complained: complained.join('') }
}

describe('the command, as a process', () => {
  const command = (input: string, ...args: string[]) => {
    const cli = ['node_modules/tsx/dist/cli.mjs', 'tools/migrate/cli.ts', ...args]
    return spawnSync(process.execPath, cli, { cwd: ROOT, input, encoding: 'utf8' })
  }

  it('ends with 0 where all is carried over: the result on standard output, the report on standard error', () => {
    const { status, stdout, stderr } = command(JSON.stringify(keys), '-')
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ settings: keys })
    expect(stderr).toMatch(/^Nothing needs a person\.\n\nSummary of \d+ points: 0 needs a person, /)
  })

  it('ends with 2 where something needs a person', () => {
    const { status, stdout, stderr } = command('{"apiKey": "the-api-key"}', '-')
    expect(status).toBe(2)
    expect(JSON.parse(stdout)).toMatchObject({ settings: { apiKey: 'the-api-key' } })
    expect(stderr).toContain('Needs a person: 1\n\n  Secret Key (secretKey): ""\n    Enter the Secret Key')
  })

  it('ends with 1 where the input is invalid', () => {
    const { status, stdout, stderr } = command('{"trackAllPages": "true"}', '-')
    expect({ status, stdout, stderr }).toEqual({
      status: 1,
      stdout: '',
      stderr: 'trackAllPages must be true or false, and is "true".\n'
    })
  })
})

it('With --out, the result is in the file, for its owner alone, and the report on standard output', () => {
  const { code, said, complained } = run(file(keys), '--out', at('subscriptions.json'))
  expect({ code, complained }).toEqual({ code: 0, complained: '' })
  expect(said).toMatch(/^Nothing needs a person\.\n\nSummary of /)
  expect(statSync(at('subscriptions.json')).mode & 0o777).toBe(0o600)
  const result = JSON.parse(read('subscriptions.json'))
  expect(result.settings).toEqual({ ...keys, endpoint: 'north_america' })
  expect(subscriptionsIn(result)).toHaveLength(7)
  expect(Object.keys(result)).toEqual(['settings', 'subscriptions'])
})

describe('What it says at its end', () => {
  const settings = () => file({ ...keys, endpoint: 'mars', deviceIdFromUrlParam: true })

  it('is short, and stands alone: counts, what a person has to decide, and where the files are', () => {
    const { said } = run(settings(), '--out', at('out.json'))
    const lines = said.trimEnd().split('\n')
    expect(lines.length).toBeLessThan(20)
    expect(lines.slice(-4)).toEqual([
      expect.stringMatching(/^Summary of \d+ points: 2 needs a person, \d+ carried over, \d+ not needed here\.$/),
      'For a person to decide: Endpoint, Set Device ID From URL Parameter amp_device_id.',
      `Written to ${at('out.json')}: 7 subscriptions, and settings, with the keys of the project.`,
      'What became of each: --verbose says it here, --report <file> writes it as a document.'
    ])
  })

  it('has what needs a person in full, and with --verbose all else too', () => {
    const { said: brief } = run(settings(), '--out', at('out.json'))
    const { said: whole } = run(settings(), '--out', at('out.json'), '--verbose')
    expect(brief).toContain('Needs a person: 2\n\n  Endpoint (endpoint): "mars"\n')
    expect(brief).not.toContain('Carried over: ')
    expect(whole).toContain('Carried over: ')
    expect(whole).not.toContain('--verbose')
  })

  it('names what is too much for a line by its beginning', () => {
    const unknown = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`unknown${index}`, true]))
    const { complained } = run(file({ ...keys, ...unknown }))
    expect(complained).toMatch(/\nFor a person to decide: unknown0, .*, unknown11 and 18 more\.\n/)
  })
})

it('With --report, the report is a document too, and holds no key', () => {
  run(file({ ...keys, endpoint: 'mars' }), '--report', at('report.md'))
  const report = read('report.md')
  expect(report).toMatch(/^# From the classic destination\n\n## Needs a person: 1\n/)
  expect(report).toContain('| Endpoint (endpoint) | `"mars"`')
  expect(report).not.toMatch(/the-(api|secret)-key/)
})

it('The report on the terminal holds no key', () => {
  const { complained } = run(file(keys), '--verbose')
  expect(complained).toContain('API Key (apiKey): "********"')
  expect(complained).not.toMatch(/the-(api|secret)-key/)
})

/** What Segment's Public API gives of a classic destination that nobody has changed, save the keys. */
const UNCHANGED = {
  ...{ appendFieldsToEventProps: {}, batchEvents: false, deviceIdFromUrlParam: false, enableLocationListening: true },
  ...{ endpoint: '', eventUploadPeriodMillis: 30000, eventUploadThreshold: 30, forceHttps: false, groupTypeTrait: '' },
  ...{ groupTypeValue: '', groupValueTrait: '', mapQueryParams: {}, preferAnonymousIdForDeviceId: false },
  ...{ saveParamsReferrerOncePerSession: true, sendAlias: false, sendToBatchEndpoint: false, trackAllPages: false },
  ...{ trackAllPagesV2: false, trackCategorizedPages: true, trackGclid: false, trackNamedPages: true },
  ...{ trackProductsOnce: false, trackReferrer: true, trackRevenuePerProduct: false, trackSessionEvents: false },
  ...{ trackUtmProperties: true, traitsToAppend: [], traitsToIncrement: [], traitsToPrepend: [], traitsToSetOnce: [] },
  ...{ unsetParamsReferrerOnNewSession: false, useAdvertisingIdForDeviceId: false, useAmplitudeReferral: false },
  ...{ useCustomAmplitudeProperties: false, useLogRevenueV2: true, versionName: '' }
}

it.each([[], ['--device-mode', 'browser'], ['--device-mode', 'ios'], ['--device-mode', 'android']])(
  'Settings that nobody has changed need nobody: it ends with 0 (%s %s)',
  (...options) => {
    const { code, complained } = run(file({ ...keys, ...UNCHANGED }), ...options.filter(Boolean))
    expect(code).toBe(0)
    expect(complained).not.toContain('Needs a person')
  }
)

it('--verb and --device-mode name screens as they were', () => {
  const settings = file({ ...keys, trackAllPages: true })
  expect(run(settings).said).toContain('"verb": "classic"')
  expect(run(settings, '--verb', 'Viewed').said).toContain('"verb": "Viewed"')
  expect(run(settings, '--device-mode', 'android').said).toContain('"Viewed {{name}} Screen"')
})

it.each([
  ['no JSON', 'not json', 'The input is not JSON: line 1, column '],
  ['a list', [keys], 'Entry 1 of the list is no subscription.'],
  ['a wrong type', { trackAllPages: 1 }, 'trackAllPages must be true or false, and is 1.'],
  ['no subscriptions', { subscriptions: [] }, 'The input holds no subscriptions']
])('Of %s, nothing is written', (_what, content, message) => {
  const { code, said, complained } = run(file(content), '--out', at('out.json'), '--report', at('report.md'))
  expect({ code, said }).toEqual({ code: 1, said: '' })
  expect(complained).toContain(message)
  expect(existsSync(at('out.json')) || existsSync(at('report.md'))).toBe(false)
})

it.each([
  ['a file that does not exist', ['missing.json'], 'missing.json does not exist.'],
  ['no file', [], "missing required argument 'file'"],
  ['an unknown option', ['settings.json', '--what'], "unknown option '--what'"],
  ['an unknown verb', ['settings.json', '--verb', 'Saw'], 'Allowed choices are Loaded, Viewed, classic'],
  [
    'a folder that does not exist',
    ['{}', '--out', join('missing', 'out.json')],
    'missing/out.json cannot be written: its folder does not exist.'
  ]
])('Of %s, it says so and ends with 1', (_what, [settings, ...args], message) => {
  const source = settings === '{}' ? file(keys) : settings
  const { code, complained } = run(...(source ? [source] : []), ...args)
  expect(code).toBe(1)
  expect(complained).toContain(message)
})

it('Asked for help, it ends with 0', () => {
  const { code, said } = run('--help')
  expect(code).toBe(0)
  expect(said).toContain('Exit codes: 0 all is carried over, 2 something needs a person')
})

import { transform } from '@segment/actions-core'
import { CLASSIC_PARTS } from '../classic-settings'
import type { MigrationOptions } from '../migrate'
import { migrate } from '../migrate'
import { problemsOfSubscriptions } from '../../../pipeline/subscriptions/problems-of-subscriptions'
import { reportInMarkdown, reportInText } from '../report-in-words'

const lineOf = (key: string, input: object, options?: MigrationOptions) =>
  migrate(input, options).report.find((line) => line.key === key)

it('has a line for each setting, given or not, and for each thing that was done without one', () => {
  expect(migrate({}).report.map(({ key }) => key)).toEqual(CLASSIC_PARTS.map(({ key }) => key))
})

it.each([{}, { deviceMode: 'browser' }, { deviceMode: 'ios' }, { deviceMode: 'android' }] as MigrationOptions[])(
  'shows no value that the classic destination did not have, with %j',
  (options) => {
    expect(lineOf('min_id_length', {}, options)?.value).toBe(options.deviceMode ? 1 : 5)
    expect(lineOf('integrations', {}, options)).toMatchObject({ value: { Amplitude: false }, outcome: 'carried over' })
  }
)

it('says which calls do not come here because of the name', () => {
  expect(lineOf('integrations', {})?.why).toContain('"Actions Amplitude": true')
})

it('says what is not given, and shows its default', () => {
  expect(lineOf('trackNamedPages', {})).toMatchObject({
    label: 'Track Named Pages',
    value: true,
    outcome: 'carried over',
    why: expect.stringMatching(/^Not given, so its default counts\. /)
  })
})

it.each([
  [{}, ['apiKey', 'secretKey']],
  [{ apiKey: ' ', secretKey: '' }, ['apiKey', 'secretKey']],
  [{ apiKey: 'a', secretKey: 'b' }, []],
  [{ apiKey: 'a', secretKey: 'b', endpoint: 'mars' }, ['endpoint']],
  [{ apiKey: 'a', secretKey: 'b', groupTypeTrait: 'group.type' }, ['groupTypeTrait']],
  [{ apiKey: 'a', secretKey: 'b', mapQueryParams: { query: 'elsewhere' } }, ['mapQueryParams']],
  [{ apiKey: 'a', secretKey: 'b', deviceIdFromUrlParam: true, forceHttps: true }, ['deviceIdFromUrlParam']],
  [{ apiKey: 'a', secretKey: 'b', deviceIdFromUrlParam: false, trackSessionEvents: false }, []],
  [{ apiKey: 'a', secretKey: 'b', traitsToSetOnce: ['a'], traitsToAppend: ['a'] }, []],
  [{ apiKey: 'a', secretKey: 'b', useLogRevenueV2: false }, ['useLogRevenueV2']],
  [{ apiKey: 'a', secretKey: 'b', trackReferrer: false, useAmplitudeReferral: true }, ['useAmplitudeReferral']],
  [{ apiKey: 'a', secretKey: 'b', traitsToIncrement: ['a', ''] }, ['traitsToIncrement']],
  [{ apiKey: 'a', secretKey: 'b', trackAlPages: true }, ['trackAlPages']]
])('names what needs a person: of %j it is %j', (input, keys) => {
  const { report } = migrate(input)
  expect(report.filter(({ outcome }) => outcome === 'needs a person').map(({ key }) => key)).toEqual(keys)
})

it('names a key that is no setting, and the setting that may be meant', () => {
  expect(lineOf('trackAlPages', { trackAlPages: true })).toMatchObject({
    value: true,
    what: 'Nothing came of it. If trackAllPages is meant, correct the key and run the migration again.'
  })
  expect(lineOf('colour', { colour: 'red', sendAlias: true })).toMatchObject({
    value: '********',
    what: 'Nothing came of it.'
  })
})

it('says so where no page or screen call is taken', () => {
  const off = { trackNamedPages: false, trackCategorizedPages: false }
  expect(lineOf('trackNamedPages', off)?.why).toContain('no subscription makes an event of page or screen calls')
  expect(lineOf('trackNamedPages', { ...off, trackAllPages: true })?.why).toBe('The switch is off.')
})

it('an unknown region is North America until a person has chosen', () => {
  expect(migrate({ endpoint: 'mars' }).settings).toEqual({ endpoint: 'north_america' })
})

it('what lives in the browser says what to do instead', () => {
  expect(lineOf('deviceIdFromUrlParam', { deviceIdFromUrlParam: true })?.what).toContain('`amp_device_id`')
})

describe('Fields that cannot be properties', () => {
  it.each([
    [{ 'context.page.title': '' }, '"", for context.page.title, is a name that a mapping cannot have'],
    [{ 'context.page.title': '@path' }, '"@path", for context.page.title, is a name'],
    [{ 'context.page.title': '__proto__' }, '"__proto__", for context.page.title, is a name'],
    [{ '': 'title' }, '"" is no path in a call'],
    [{ 'context..title': 'title' }, '"context..title" is no path in a call'],
    [{ 'context.page["a.b"]': 'title' }, '"context.page[\\"a.b\\"]" is no path in a call'],
    [{ 'context.__proto__': 'title' }, '"context.__proto__" is no path in a call'],
    [{ 'context.a': 'same', 'context.b': 'same' }, '"same" is the property of several fields, such as context.a']
  ])('are named, and the others are carried over: %j', (fields, problem) => {
    const input = { appendFieldsToEventProps: { 'context.ip': 'address', ...fields } }
    const line = lineOf('appendFieldsToEventProps', input)
    expect(line).toMatchObject({ outcome: 'needs a person' })
    expect(line?.what).toContain('Mapped: address from $.context.ip. Left out: ')
    expect(line?.what).toContain(problem)
    expect(problemsOfSubscriptions(migrate(input).subscriptions)).toEqual([])
  })

  it('are named for the query string too', () => {
    const input = { mapQueryParams: { '@path': 'user_properties', __proto__: 'event_properties', c: 'toString' } }
    expect(lineOf('mapQueryParams', input)?.what).toMatch(/^Nothing is mapped\. Left out: "@path" is.*"toString"/)
    expect(problemsOfSubscriptions(migrate(input).subscriptions)).toEqual([])
  })
})

it('A property that two settings ask for is named', () => {
  const appendFieldsToEventProps = { 'context.page.title': 'page' }
  const input = { appendFieldsToEventProps, mapQueryParams: { page: 'event_properties' } }
  expect(lineOf('mapQueryParams', input)?.what).toContain('"page" is an event property of Append Fields')
  expect(lineOf('mapQueryParams', { ...input, mapQueryParams: { page: 'user_properties' } })?.outcome).toBe(
    'carried over'
  )
})

describe('Hostile input', () => {
  it('a key __proto__ is a key that is no setting, and changes nothing', () => {
    const input: unknown = JSON.parse('{"__proto__": {"trackAllPages": true}, "constructor": 1, "forceHttps": true}')
    const { report } = migrate(input)
    expect(report.filter(({ outcome }) => outcome === 'needs a person').map(({ key }) => key)).toEqual([
      'apiKey',
      'secretKey',
      '__proto__',
      'constructor'
    ])
    expect(lineOf('trackAllPages', input as object)).toMatchObject({ value: false })
    expect({}).not.toHaveProperty('trackAllPages')
  })

  it('markup is text in the document', () => {
    const name = '<img src=x onerror=alert(1)>'
    const fields = { 'context.a': name, 'context.b': `\\\` ${name} \\\``, 'context.c': `a | ${name}` }
    const markdown = reportInMarkdown(migrate({ [name]: name, appendFieldsToEventProps: fields }).report)
    const withoutCode = markdown.replace(/(?<![\\`])`[^`]+`(?!`)/g, '')
    expect(withoutCode).not.toMatch(/(?<!\\)<img/)
    expect(withoutCode).toContain('\\<img')
  })

  it('what a terminal would obey is shown as its code', () => {
    const text = reportInText(migrate({ 'a\u001b[31m\nb': 1, groupTypeTrait: 'c\u009b2J\u202e' }).report)
    expect(text).toContain('a\\u001b[31m\\u000ab: 1')
    expect(text).toContain('$.traits.c\\u009b2J\\u202e')
  })

  it('a map of many thousands is carried over, and shown by its beginning', () => {
    const fields = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`context.f${index}`, `p${index}`]))
    const { subscriptions, report } = migrate({ apiKey: 'a', secretKey: 'b', appendFieldsToEventProps: fields })
    expect(JSON.stringify(subscriptions[0].mapping.event_properties)).toContain('$.context.f19999')
    expect(reportInText(report)).toContain('{"context.f0":"p0"')
    expect(reportInText(report).length).toBeLessThan(20_000)
  })
})

describe('Keys', () => {
  it('stand in the settings, and in no report', () => {
    const { settings, report } = migrate({ apiKey: 'the-api-key', secretKey: 'the-secret-key' })
    expect(settings).toMatchObject({ apiKey: 'the-api-key', secretKey: 'the-secret-key' })
    expect(JSON.stringify(report)).not.toMatch(/the-(api|secret)-key/)
  })

  it('are not shown under another name either, nor inside what is not known', () => {
    const { report } = migrate({ APIKey: 'the-api-key', others: [{ secretKey: 'the-secret-key' }] })
    expect(JSON.stringify(report)).not.toMatch(/the-(api|secret)-key/)
  })
})

it('is the same for the same input, whatever was sent through earlier results', () => {
  const input = { useAdvertisingIdForDeviceId: true }
  const first = JSON.stringify(migrate(input))
  for (const { mapping } of migrate(input).subscriptions) transform(mapping, { context: { device: { id: 'device' } } })
  expect(JSON.stringify(migrate(input))).toBe(first)
})

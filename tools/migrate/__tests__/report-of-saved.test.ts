import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs'
import { tmpdir } from 'os'
import { join } from 'path'
import { CHANGED_RULES } from '../changed-rules'
import { migrateFromArguments } from '../command-line'
import { migrate } from '../migrate'
import { NEW_FIELDS } from '../new-fields'
import { reportInMarkdown, reportInText } from '../report-in-words'
import { listed, PRESETS, saved } from './saved'

const lineOf = (...subscription: Parameters<typeof saved>) => migrate(listed([saved(...subscription)])).report[0]
const changesOf = (...subscription: Parameters<typeof saved>) =>
  (lineOf(...subscription).changes ?? []).map(({ about }) => about)

describe('For each subscription the report says what changes in Amplitude', () => {
  it.each([
    ['logEventV2', {}, 'Revenue of events'],
    ['logEventV2', {}, 'Insert ID'],
    ['logEventV2', { event_type: { '@template': 'Viewed {{name}}' } }, 'Names of events'],
    ['logEventV2', {}, 'OS Version'],
    ['logEventV2', {}, 'Library'],
    ['logEvent', {}, 'Referring domain'],
    ['logPurchase', {}, 'Revenue of orders'],
    ['logPurchase', {}, 'Products of orders'],
    ['logPurchase', { trackRevenuePerProduct: true }, 'Revenue of products'],
    ['identifyUser', {}, 'Empty traits'],
    ['identifyUser', { groups: { team: 'a' } }, 'Groups of users'],
    ['groupIdentifyUser', {}, 'Groups without type or value']
  ] as const)('%s %j: %s', (action, changes, about) => {
    expect(changesOf(action, 'type = "track"', changes)).toContain(about)
  })

  it.each([
    ['logEventV2', { revenue: null }, 'Revenue of events'],
    ['logEventV2', { event_type: { '@template': 'On {{event}} of {{name}}, now' } }, 'Names of events'],
    ['logEventV2', { event_type: { '@path': '$.event' } }, 'Names of events'],
    ['logEventV2', { userAgentParsing: false }, 'OS Version'],
    ['logEventV2', { library2: { behavior: 'auto' } }, 'Library'],
    ['logPurchase', {}, 'Revenue of products'],
    ['logPurchase', { price: null, quantity: null }, 'Revenue of orders'],
    ['identifyUser', {}, 'Groups of users'],
    ['identifyUser', { user_properties: null }, 'Empty traits']
  ] as const)('and does not where it does not apply: %s %j, %s', (action, changes, about) => {
    expect(changesOf(action, 'type = "track"', changes)).not.toContain(about)
  })

  it('or that nothing does', () => {
    expect(lineOf('mapUser', 'type = "alias"')).toMatchObject({ why: 'Nothing changes in Amplitude.', changes: [] })
  })

  it('and each change has a subject of its own', () => {
    const subjects = [...CHANGED_RULES, ...NEW_FIELDS.flatMap(({ change }) => change ?? [])].map(({ about }) => about)
    expect(new Set(subjects).size).toBe(subjects.length)
  })
})

it('names a field that does not exist here, and leaves it out', () => {
  const { report, subscriptions } = migrate(listed([saved('logEventV2', 'type = "track"', { event_propertys: 'x' })]))
  expect(report[0]).toMatchObject({
    outcome: 'needs a person',
    todo: ['"event_propertys" is left out, as Log Event has no such field; did you mean event_properties?']
  })
  expect(subscriptions[0].mapping).not.toHaveProperty('event_propertys')
})

it('says what had no effect', () => {
  expect(lineOf('logEvent', 'type = "track"').what).toContain('Products is left out')
  expect(lineOf('mapUser', 'type = "alias"', { min_id_length: 1 }).what).toContain('Minimum ID Length is left out')
  expect(lineOf('mapUser', 'type = "alias"').what).not.toContain('left out')
})

it('names a trigger that takes no call', () => {
  expect(lineOf('logEvent', 'type = "track" and (').todo).toEqual([expect.stringContaining('does not parse')])
})

describe('The words', () => {
  const problem = saved('logEventV2', 'type = "track"', { wrong: 1 }, { name: 'Broken <b>\u001b[31m' })
  const { report } = migrate(listed([...PRESETS, problem]))

  it('begin with what needs a person', () => {
    expect(reportInText(report)).toMatch(/^Needs a person: 1\n\n {2}Broken/)
    expect(reportInMarkdown(report, 'saved subscriptions')).toMatch(
      /^# From Amplitude \(Actions\)\n\n## Needs a person: 1\n\n### Broken/
    )
  })

  it('say first that nothing needs a person', () => {
    const { report: fine } = migrate(listed(PRESETS))
    expect(reportInText(fine)).toMatch(/^Nothing needs a person\.\n\nCarried over: 6\n/)
    expect(reportInMarkdown(fine, 'saved subscriptions')).toContain('\n\nNothing needs a person.\n\n## Carried over: 6')
  })

  it('explain each change once on the terminal, and with each subscription in the document', () => {
    const often = (text: string) => text.split('made of the message id').length - 1
    expect(often(reportInText(report))).toBe(1)
    expect(often(reportInMarkdown(report, 'saved subscriptions'))).toBe(6)
  })

  it('hold nothing that a terminal obeys, and no markup', () => {
    expect(reportInText(report)).toContain('Broken <b>\\u001b[31m')
    expect(reportInMarkdown(report, 'saved subscriptions')).toContain('Broken \\<b>')
  })
})

describe('The report ends with a summary', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'summary-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  function run(input: object, ...args: string[]) {
    const file = join(folder, 'input.json')
    writeFileSync(file, JSON.stringify(input))
    const words: string[] = []
    const take = (taken: string) => words.push(taken)
    migrateFromArguments([file, ...args], { say: take, complain: take })
    return words[words.length - 1].split(folder).join('')
  }

  it('and before it stand the subjects of what changes, by their names', () => {
    const said = run(listed(PRESETS))
    expect(said).toMatch(/^Nothing needs a person\.\n\nWhat changes in Amplitude: .*Insert ID.*\.\n\nSummary of /)
    expect(said).not.toContain('made of the message id')
  })

  it('of the counts, and of what was written where', () => {
    const report = join(folder, 'report.md')
    const disabled = saved('mapUser', 'type = "alias"', {}, { enabled: false })
    const said = run(listed([...PRESETS, disabled]), '--out', join(folder, 'out.json'), '--report', report)
    const summary = [
      'Summary of 7 subscriptions: 0 needs a person, 7 carried over, 0 not needed here.',
      'Written to /out.json: 7 subscriptions (1 disabled), and settings, without keys.',
      'Written to /report.md: this report, with every line in full.'
    ]
    expect(said.endsWith(`\n\n${summary.join('\n')}\n`)).toBe(true)
    expect(readFileSync(report, 'utf8').split(folder).join('')).toContain(`## Summary\n\n${summary.join('\n\n')}\n`)
  })

  it('also where the result goes to standard output', () => {
    expect(run({ apiKey: 'a', secretKey: 'b' })).toMatch(
      /\nSummary of \d+ points: 0 needs a person, .*\nWritten to standard output: 7 subscriptions, and settings, with the keys of the project\.\nWhat became of each: .*\n$/
    )
  })

  it('and settings that changed nothing, or were not given, stand before it by their names', () => {
    const said = run({ apiKey: 'a', secretKey: 'b', forceHttps: true }, '--verbose')
    expect(said).toMatch(/\n\nNot needed here: \d+\n\n {2}Force HTTPS\.\n\n {2}Not given, so by default: /)
    expect(said.split('\n').length).toBeLessThan(60)
  })
})

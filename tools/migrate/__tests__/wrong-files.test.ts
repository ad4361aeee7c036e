import { omit } from '@segment/actions-core'
import { mkdtempSync, rmSync, writeFileSync, existsSync } from 'fs'
import { tmpdir } from 'os'
import { join } from 'path'
import { migrateFromArguments } from '../command-line'
import { listed, saved } from './saved'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wrong-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function run(content: string | Buffer, ...args: string[]) {
  const [input, out] = [join(folder, 'input.json'), join(folder, 'out.json')]
  writeFileSync(input, content)
  const complained: string[] = []
  const said: string[] = []
  const code = migrateFromArguments([input, '--out', out, ...args], {
    say: (words) => said.push(words),
    complain: (words) => complained.push(words)
  })
  expect(existsSync(out)).toBe(code !== 1)
  return { code, said: said.join(''), complained: complained.join('') }
}

const other = { slug: 'actions-webhook', name: 'Webhooks (Actions)' }
const idOnly = omit(saved('logEvent', 'type = "track"'), ['actionSlug'])
const ours = { id: '5f7dd6d21ad74f3842b1fc47', slug: 'actions-amplitude', name: 'Amplitude (Actions)' }

/** What a file holds, what it is told, and what to do. */
const WRONG: [string, unknown, string, string][] = [
  ['nothing', '', 'The input is empty.', 'It must be JSON'],
  ['blanks', ' \n\t', 'The input is empty.', 'It must be JSON'],
  ['no JSON', 'apiKey: a', 'The input is not JSON: line 1, column 1', ''],
  ['a web page', '<!DOCTYPE html>\n<html></html>', 'a web page', 'https://api.segmentapis.com'],
  ['text', '"text"', 'The input is a string.', 'It must hold the settings'],
  ['nothing but null', 'null', 'The input is null.', 'It must hold the settings'],
  ['an empty list', [], 'its list is empty', 'It must hold the settings'],
  ['a list of numbers', [1, 2], 'Entry 1 of the list is no subscription.', 'One has name, actionSlug'],
  ['a list of settings', [{ apiKey: 'a' }], 'Entry 1 of the list is no subscription.', 'One has name, actionSlug'],
  [
    'an error',
    { errors: [{ type: 'forbidden', message: 'Not allowed' }] },
    'an error that Segment\'s Public API answered ("forbidden": "Not allowed")',
    'the token must be of the workspace'
  ],
  ['an error without words', { errors: [] }, "an error that Segment's Public API answered.", 'Ask it again'],
  [
    'another destination',
    { data: { destination: { metadata: other, settings: { apiKey: 'a' } } } },
    'another destination, "Webhooks (Actions)"',
    'Ask for the classic Amplitude destination'
  ],
  [
    'subscriptions of another destination',
    listed([
      saved('logEvent', 'type = "track"'),
      { ...saved('logEvent', 'type = "track"'), name: 'Mine', actionSlug: 'send' }
    ]),
    'Subscription "Mine" is of another destination: Amplitude (Actions) has no action "send".',
    'Ask for its own subscriptions'
  ],
  [
    'Amplitude (Actions) without its subscriptions',
    { data: { destination: { metadata: ours, settings: { apiKey: 'a', secretKey: 'b', endpoint: 'europe' } } } },
    'without its subscriptions',
    'GET https://api.segmentapis.com/destinations/<its id>/subscriptions'
  ],
  ['an answer without subscriptions', listed([]), 'its list is empty', 'subscriptions as Segment'],
  [
    'subscriptions that are no list',
    { data: { subscriptions: 'none' } },
    'subscriptions is a string.',
    'It must be a list'
  ],
  ['a list of destinations', { data: { destinations: [] } }, 'a list of destinations', 'Ask for one of them'],
  ['a source', { data: { source: { id: 's' } } }, 'about a source', 'connected-destinations'],
  ['a list of sources', { data: { sources: [] } }, 'a list of sources', 'Ask for a destination'],
  ['the catalog', { data: { destinationMetadata: ours } }, 'of the catalog', '--catalog'],
  ['a workspace', { data: { workspace: {} } }, 'about the workspace', 'Ask for a destination'],
  [
    'something else',
    { name: 'package', version: '1.0.0' },
    'no setting of the classic Amplitude destination',
    'It must hold'
  ],
  [
    'an action by its id alone',
    [idOnly],
    'names its action by an id alone, "id-of-logEvent"',
    'https://api.segmentapis.com/catalog/destinations/5f7dd6d21ad74f3842b1fc47'
  ],
  ['a trigger that is none', [{ ...idOnly, trigger: 5 }], 'trigger must be text, and is a number', ''],
  [
    'a mapping that is none',
    [{ ...idOnly, settings: [] }],
    'settings must be an object, the mapping, and is a list',
    ''
  ],
  ['a switch that is none', [{ ...idOnly, enabled: 'yes' }], 'enabled must be true or false, and is a string', ''],
  ['an action that is no text', [{ ...idOnly, actionSlug: 5 }], 'actionSlug of a subscription must be text', ''],
  [
    'what a migration wrote',
    { settings: {}, subscriptions: [{ action: 'logEvent', mapping: {} }] },
    'is what a migration writes',
    'npm run serve'
  ],
  [
    'subscriptions of which some were migrated',
    [saved('logEvent', 'type = "track"'), { name: 'a', action: 'logEvent', trigger: '', mapping: {} }],
    'beside some that were not',
    'part them'
  ]
]

it.each(WRONG)('A file with %s is refused with what to do, and nothing is written', (_what, content, told, todo) => {
  const { code, said, complained } = run(typeof content === 'string' ? content : JSON.stringify(content))
  expect({ code, said }).toEqual({ code: 1, said: '' })
  expect(complained).toContain(told)
  expect(complained).toContain(todo)
  expect(complained).toMatch(/^[^\n]+\n$/)
})

describe('A masked key', () => {
  const MASKS = ['••••••••••e6a9', '********', '****', '…']

  it.each(MASKS)('is refused in classic settings, and not shown: %s', (apiKey) => {
    const { code, complained } = run(JSON.stringify({ apiKey, secretKey: 'whole', trackAllPages: true }))
    expect(code).toBe(1)
    expect(complained).toMatch(/^apiKey is masked.*Put the whole of it in the file.*or take it out/)
    expect(complained).not.toContain(apiKey)
  })

  it('is refused beside subscriptions', () => {
    const settings = { apiKey: '••••••••••e6a9', secretKey: '••••••••••341a' }
    const subscriptions = [saved('logEvent', 'type = "track"')]
    const { code, complained } = run(JSON.stringify({ destination: { settings }, subscriptions }))
    expect(code).toBe(1)
    expect(complained).toMatch(/^apiKey and secretKey are masked/)
  })

  it('is not needed: without keys a person enters them', () => {
    const { code, said } = run(JSON.stringify({ trackAllPages: true }))
    expect(code).toBe(2)
    expect(said).toMatch(/^Needs a person: 2\n\n {2}API Key/)
  })
})

it('A file that Windows PowerShell wrote is read', () => {
  const text = JSON.stringify({ apiKey: 'a', secretKey: 'b' })
  expect(run(Buffer.from(`\ufeff${text}`, 'utf16le')).code).toBe(0)
})

it('A catalog that cannot be read is named', () => {
  const { code, complained } = run(JSON.stringify([idOnly]), '--catalog', join(folder, 'missing.json'))
  expect(code).toBe(1)
  expect(complained).toBe(`${join(folder, 'missing.json')} does not exist.\n`)
})

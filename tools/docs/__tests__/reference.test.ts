import { readFileSync } from 'fs'
import { join } from 'path'
import type { DestinationDefinition } from '@segment/actions-core'
import destination from '../../../src'
import { mappingInWords } from '../mapping-in-words'
import { referenceOf } from '../reference'

const REFERENCE = join(__dirname, '..', '..', '..', 'docs', 'reference.md')

describe('docs/reference.md', () => {
  const reference = readFileSync(REFERENCE, 'utf8')

  it('says what the definition says; if not, run npm run docs', () => {
    expect(reference).toBe(referenceOf(destination as DestinationDefinition<never>))
  })

  const section = (text: string, title: string) => text.split(`## ${title}\n`)[1]?.split('\n## ')[0] ?? ''
  const offered = Object.values(destination.actions).filter(({ hidden }) => hidden !== true)

  it.each(offered)('has every field of $title', ({ title, fields }) => {
    const ownPart = section(reference, title)
    expect(Object.keys(fields).filter((key) => !ownPart.includes(`| \`${key}\``))).toEqual([])
  })

  it('names the actions that are kept for saved subscriptions, and whose fields they have', () => {
    const [, , , ...rows] = section(reference, 'Kept for saved subscriptions').trim().split('\n')
    const cells = rows.map((row) => row.split('|').map((cell) => cell.trim()))
    expect(cells.map(([, title, key, successor]) => [title, key, successor]).slice(-2)).toEqual([
      ['Log Event V2', '`logEventV2`', 'Log Event'],
      ['Group Identify User', '`groupIdentifyUser`', 'Group Identify']
    ])
  })

  it('has the fields of a hidden action that differs from every other', () => {
    const { logEventV2: action, ...others } = destination.actions
    const { user_id } = action.fields
    const changed = { ...destination, actions: { ...others, logEventV2: { ...action, fields: { user_id } } } }
    const text = referenceOf(changed)
    expect(section(text, 'Log Event V2')).toContain('| `user_id`')
    expect(section(text, 'Kept for saved subscriptions')).not.toContain('logEventV2')
  })

  it('has no section of kept actions where there are none', () => {
    const actions = Object.fromEntries(Object.entries(destination.actions).filter(([, { hidden }]) => hidden !== true))
    expect(referenceOf({ ...destination, actions })).not.toContain('## Kept for')
  })
})

describe('a mapping in words', () => {
  const path = (of: string) => ({ '@path': of })

  it.each([
    [undefined, '–'],
    [false, '`false`'],
    [['a', 'b'], '`a`, `b`'],
    [path('$.userId'), '`$.userId`'],
    [{ '@template': 'Viewed {{name}}' }, '`Viewed {{name}}`'],
    [{ '@if': { exists: path('$.a'), then: path('$.a'), else: path('$.b') } }, '`$.a`, else `$.b`'],
    [{ '@if': { exists: path('$.a'), then: path('$.b') } }, '`$.b` if there is `$.a`'],
    [{ model: path('$.a'), version: path('$.b') }, 'model ← `$.a`; version ← `$.b`'],
    [{ '@json': { mode: 'encode' } }, '`{"@json":{"mode":"encode"}}`']
  ])('%j is %s', (mapping, words) => {
    expect(mappingInWords(mapping)).toBe(words)
  })
})

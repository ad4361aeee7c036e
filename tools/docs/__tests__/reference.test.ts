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

  it.each(Object.values(destination.actions))('has every field of $title', ({ title, fields }) => {
    const [, section = ''] = reference.split(`## ${title}\n`)
    const ownPart = section.split('\n## ')[0]
    expect(Object.keys(fields).filter((key) => !ownPart.includes(`| \`${key}\``))).toEqual([])
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

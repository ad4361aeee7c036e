import type { InputField } from '@segment/actions-core'
import destination from '../../../src'
import type { Mapping, MappingKind } from '../client/mapping/mapping-kind'
import { changeKind, coalesce, coalescedPaths, kindOf, kindsOf } from '../client/mapping/mapping-kind'

const text = { type: 'string' } as const
const object = { type: 'object' } as const
const list = { type: 'string', multiple: true } as const
const objects = { type: 'object', multiple: true } as const

describe('the kind of a mapping', () => {
  it.each([
    ['none', text, undefined],
    ['none', text, null],
    ['literal', text, 'Paid'],
    ['literal', text, ''],
    ['literal', { type: 'boolean' } as const, false],
    ['literal', { type: 'number' } as const, 0],
    ['literal', list, ['a', 'b']],
    ['json', list, ['a', { '@path': '$.b' }]],
    ['path', text, { '@path': '$.event' }],
    ['template', text, { '@template': 'Viewed {{name}}' }],
    ['coalesce', text, { '@if': { exists: { '@path': '$.a' }, then: { '@path': '$.a' }, else: { '@path': '$.b' } } }],
    ['json', text, { '@if': { exists: { '@path': '$.a' }, then: 'yes', else: 'no' } }],
    ['json', text, { '@path': '$.a', '@template': 'b' }],
    ['object', object, {}],
    ['object', object, { plan: { '@path': '$.a' } }],
    ['path', object, { '@path': '$.properties' }],
    ['json', object, { '@merge': { objects: [], direction: 'right' } }],
    ['json', object, 'text where an object belongs'],
    ['json', objects, { '@arrayPath': ['$.products', {}] }]
  ] as [MappingKind, InputField, Mapping][])('is %s', (kind, field, mapping) => {
    expect(kindOf(field, mapping)).toBe(kind)
  })

  it('is one that the field offers, for every default of the destination', () => {
    for (const { fields } of Object.values(destination.actions)) {
      for (const field of Object.values(fields))
        expect(kindsOf(field)).toContain(kindOf(field, field.default as Mapping))
    }
  })
})

describe('paths of which the first that holds something is taken', () => {
  it.each([text, object])('are read as they are written for %j', (field) => {
    const paths = ['$.context.device.id', '$.anonymousId', '$.userId']
    expect(coalescedPaths(coalesce(field, paths))).toEqual(paths)
  })

  it('are those of the default mapping of the device id', () => {
    const { device_id } = destination.actions.logEvent.fields
    expect(coalescedPaths(device_id.default as Mapping)).toEqual(['$.context.device.id', '$.anonymousId'])
  })

  it('are those of the recipes, which leave options to the framework', () => {
    const held = { '@replace': { pattern: ' ', replacement: '', value: { '@path': '$.anonymousId' } } }
    const mapping = { '@if': { blank: held, then: { '@path': '$.anonymousId' }, else: { '@path': '$.userId' } } }
    expect(coalescedPaths(mapping)).toEqual(['$.anonymousId', '$.userId'])
  })

  it.each([
    ['a literal', 'text'],
    ['a list', []],
    ['an option with more than paths', { '@if': { exists: { '@path': '$.a' }, then: { '@path': '$.b' } } }],
    ['another condition', { '@if': { blank: { '@path': '$.a' }, then: { '@path': '$.a' } } }],
    ['two conditions', { '@if': { exists: { '@path': '$.a' }, blank: { '@path': '$.a' }, then: { '@path': '$.a' } } }]
  ])('are not in %s', (_case, mapping) => {
    expect(coalescedPaths(mapping)).toBeUndefined()
  })
})

describe('a change of kind', () => {
  it('keeps what the mapping says wherever the new kind can say it', () => {
    expect(changeKind(text, { '@path': '$.name' }, 'template')).toEqual({ '@template': '{{name}}' })
    expect(changeKind(text, { '@path': '$.name' }, 'coalesce')).toEqual(coalesce(text, ['$.name', '']))
    expect(changeKind(text, { '@path': '$.name' }, 'json')).toEqual({ '@path': '$.name' })
    expect(changeKind(text, coalesce(text, ['$.a', '$.b']), 'path')).toEqual({ '@path': '$.a' })
    expect(changeKind(text, 'Paid', 'template')).toEqual({ '@template': 'Paid' })
  })

  it('begins with a value of the field where it cannot', () => {
    expect(changeKind({ type: 'boolean' }, { '@path': '$.a' }, 'literal')).toBe(false)
    expect(changeKind({ type: 'integer' }, { '@path': '$.a' }, 'literal')).toBe(0)
    expect(changeKind({ type: 'integer' }, '12', 'literal')).toBe('12')
    expect(changeKind(list, undefined, 'literal')).toEqual([])
    expect(changeKind({ ...text, choices: [{ value: 'Viewed', label: 'Viewed' }] }, undefined, 'literal')).toBe(
      'Viewed'
    )
    expect(changeKind(object, { '@path': '$.a' }, 'object')).toEqual({})
  })

  it('gives a mapping of that kind, from every kind to every other', () => {
    const mappings: Mapping[] = [
      undefined,
      'Paid',
      { '@path': '$.a' },
      { '@template': 'b' },
      coalesce(text, ['$.a', '$.b'])
    ]
    for (const mapping of mappings) {
      for (const kind of kindsOf(text)) {
        if (kind !== 'json') expect(kindOf(text, changeKind(text, mapping, kind))).toBe(kind)
      }
    }
  })
})

import destination from '../../../src'
import type { Start, Subscription } from '../api'
import { defaultMappingOf, isSameMapping } from '../client/mapping/default-mapping'
import { pathsIn } from '../client/mapping/event-paths'
import type { FormField } from '../client/mapping/form-field'
import { countFields, selectFields } from '../client/mapping/form-field'
import { start } from '../server/start'

const begin: Start = start(destination)

const field = (key: string, more: Partial<FormField> = {}): FormField => ({
  key,
  field: { label: key, description: `What ${key} is.`, type: 'string' },
  mapping: undefined,
  byDefault: undefined,
  isMapped: false,
  isChanged: false,
  ...more
})

describe('the fields that a filter and a search leave', () => {
  const fields = [
    field('user_id', { mapping: { '@path': '$.userId' }, isMapped: true }),
    field('revenue', { isChanged: true, error: 'The revenue is no amount.' }),
    field('carrier')
  ]

  it.each([
    ['all', '', ['user_id', 'revenue', 'carrier']],
    ['mapped', '', ['user_id']],
    ['changed', '', ['revenue']],
    ['error', '', ['revenue']],
    ['all', 'CARRIER', ['carrier']],
    ['all', 'what is', ['user_id', 'revenue', 'carrier']],
    ['all', '$.userid', ['user_id']],
    ['mapped', 'carrier', []],
    ['all', '   ', ['user_id', 'revenue', 'carrier']]
  ] as const)('%s, %j', (filter, search, keys) => {
    expect([...selectFields(fields, filter, search)]).toEqual(keys)
  })

  it('are counted by filter', () => {
    expect(countFields(fields)).toEqual({ all: 3, mapped: 1, changed: 1, error: 1 })
  })
})

describe('the default mapping of a subscription', () => {
  const [preset] = begin.presets
  const other: Subscription = { ...preset, name: 'Renamed', mapping: {} }

  it('is that of its preset, also under another name', () => {
    expect(defaultMappingOf(begin, preset)).toEqual(preset.mapping)
    expect(defaultMappingOf(begin, other)).toEqual(preset.mapping)
  })

  it('is that of its action where it comes of no preset', () => {
    const own = defaultMappingOf(begin, { ...other, trigger: 'type = "alias"', action: 'mapUser' })
    expect(own).toEqual(
      Object.fromEntries(
        Object.entries(begin.actions.mapUser.fields).flatMap(([key, { default: value }]) =>
          value === undefined ? [] : [[key, value]]
        )
      )
    )
  })

  it('is nothing where there is no such action', () => {
    expect(defaultMappingOf(begin, { ...other, action: 'toString' })).toEqual({})
  })

  it('is the same in whatever order its keys stand', () => {
    expect(isSameMapping({ a: 1, b: { c: [1, 2], d: null } }, { b: { d: null, c: [1, 2] }, a: 1 })).toBe(true)
    expect(isSameMapping({ a: [1, 2] }, { a: [2, 1] })).toBe(false)
    expect(isSameMapping(undefined, null)).toBe(true)
    expect(isSameMapping(undefined, '')).toBe(false)
  })
})

describe('the paths of an event', () => {
  it('come with what they hold, what is asked for most first', () => {
    const event = {
      type: 'track',
      event: 'Paid',
      properties: { revenue: 19.99, products: [{ sku: 'a' }, { sku: 'b' }], nothing: null, 'a.b': 1 },
      userId: 'user-1234'
    }
    expect(pathsIn(event)).toEqual([
      { path: '$.event', value: '"Paid"' },
      { path: '$.userId', value: '"user-1234"' },
      { path: '$.properties', value: '{"revenue":19.99,"products":[{"sku":"a"},{"sku":"b"}],"nothi…' },
      { path: '$.properties.revenue', value: '19.99' },
      { path: '$.properties.products', value: '[{"sku":"a"},{"sku":"b"}]' },
      { path: '$.properties.products[0]', value: '{"sku":"a"}' },
      { path: '$.properties.products[0].sku', value: '"a"' },
      { path: '$.type', value: '"track"' }
    ])
  })

  it('are no more than one chooses from, however large the event is', () => {
    const properties = Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`key_${at}`, at]))
    expect(pathsIn({ properties }).length).toBeLessThanOrEqual(400)
  })

  it('end where an event is nested beyond what anyone maps', () => {
    let nested: object = { end: 1 }
    for (let depth = 0; depth < 1000; depth++) nested = { nested }
    expect(pathsIn({ properties: nested }).length).toBeLessThan(10)
  })
})

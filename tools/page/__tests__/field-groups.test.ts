import type { InputField } from '@segment/actions-core'
import destination from '../../../src'
import { groupFields, isShown } from '../client/mapping/field-groups'

const field = (options: Partial<InputField>): InputField => ({
  label: 'A',
  description: 'B',
  type: 'string',
  ...options
})

describe('the groups of fields', () => {
  it('are those in which Segment shows them, hidden ones last', () => {
    const fields = {
      hidden: field({ unsafe_hidden: true, category: 'identifier' }),
      more: field({ displayMode: 'collapsed', category: 'config' }),
      option: field({ category: 'config' }),
      data: field({}),
      id: field({ category: 'identifier' })
    }
    expect(groupFields(fields).map(({ name, keys }) => [name, keys])).toEqual([
      ['Identifiers', ['id']],
      ['Data', ['data']],
      ['Options', ['option']],
      ['More fields', ['more']],
      ['Hidden fields', ['hidden']]
    ])
  })

  it('hold every field of every action once', () => {
    for (const { fields } of Object.values(destination.actions)) {
      const keys = groupFields(fields).flatMap((group) => group.keys)
      expect(keys.sort()).toEqual(Object.keys(fields).sort())
    }
  })
})

describe('a field that depends on others', () => {
  const is = (value: unknown) => ({ fieldKey: 'other', operator: 'is', value } as const)
  const dependent = (depends_on: unknown) => field({ depends_on: depends_on as InputField['depends_on'] })

  it.each([
    ['no condition', undefined, true],
    ['a met condition', { conditions: [is(true)] }, true],
    ['an unmet condition', { conditions: [is(false)] }, false],
    ['one of several values', { conditions: [is(['a', true])] }, true],
    ['one of two met, all asked', { match: 'all', conditions: [is(true), is(false)] }, false],
    ['one of two met, any asked', { match: 'any', conditions: [is(true), is(false)] }, true],
    ['the opposite', { conditions: [{ ...is(false), operator: 'is_not' }] }, true],
    ['the opposite of what is', { conditions: [{ ...is(true), operator: 'is_not' }] }, false],
    ['a sync mode, which no action has', { conditions: [{ type: 'syncMode', operator: 'is', value: 'add' }] }, true]
  ])('is shown as it says: %s', (_case, depends_on, shown) => {
    expect(isShown(dependent(depends_on), { other: true })).toBe(shown)
  })
})

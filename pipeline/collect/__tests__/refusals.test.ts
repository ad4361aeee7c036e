import { LIMITS } from '../limits'
import { refusalOf, sizeRefusalOf } from '../refusal-of'

const track = { type: 'track', event: 'Clicked', userId: 'user-1234' }
const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)])

describe('a call', () => {
  it.each([
    ['with a user id', track],
    ['with an anonymous id', { ...track, userId: undefined, anonymousId: 'a' }],
    ['with a number as id', { ...track, userId: 0 }],
    ['with a user id that is an object, beside an anonymous id', { ...track, userId: {}, anonymousId: 'a' }],
    ['with properties that are a list', { ...track, properties: [1] }],
    ['with a context that is null', { ...track, context: null }],
    ['with integrations that are text', { ...track, integrations: 'all' }],
    ['with a date of another form', { ...track, timestamp: 'Sat, 31 Jan 2026 12:00:00 GMT' }],
    ['without a time', { ...track, timestamp: null }],
    ['nested as deep as sense goes', { ...track, properties: nested(90) }],
    ['of a page without a name', { type: 'page', userId: 'u' }]
  ])('%s is taken', (_what, call) => {
    expect(refusalOf(call)).toBeUndefined()
  })

  it.each([
    ['that is text', 'track', /It is "track", and must be an object/],
    ['that is null', null, /It is null, and must be an object/],
    ['that is a list', [track], /must be an object/],
    ['of an unknown type', { ...track, type: 'delete' }, /type is "delete", and must be one of track, identify/],
    ['of no type', { ...track, type: undefined }, /type is undefined/],
    ['of a type all objects have', { ...track, type: 'constructor' }, /type is "constructor"/],
    ['of nobody', { ...track, userId: undefined }, /userId is undefined, its anonymousId undefined/],
    ['of blank ids', { ...track, userId: ' ', anonymousId: '' }, /of nobody/],
    ['of ids of another kind', { ...track, userId: { id: 1 }, anonymousId: null }, /userId is {"id":1}/],
    ['without a name', { ...track, event: undefined }, /Send event/],
    ['with an empty name', { ...track, event: '' }, /Send event/],
    ['with a time that is none', { ...track, timestamp: 'yesterday' }, /timestamp "yesterday" is no date/],
    ['nested too deep', { ...track, properties: nested(101) }, /deeper than 100 levels/],
    [
      'nested so deep that it cannot be written',
      { ...track, properties: JSON.parse('['.repeat(15e3) + ']'.repeat(15e3)) },
      /deeper/
    ]
  ])('%s goes nowhere', (_what, call, reason) => {
    expect(refusalOf(call)).toMatch(reason)
  })

  it('may have 32 KB, in bytes', () => {
    const of = (bytes: number) => ({ a: 'ä'.repeat((bytes - 8) / 2) })
    expect(sizeRefusalOf(of(32 * 1024), LIMITS)).toBeUndefined()
    expect(sizeRefusalOf(of(32 * 1024 + 2), LIMITS)).toBe('It has 32770 bytes, and may have 32768.')
  })
})

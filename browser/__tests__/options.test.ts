import { chosen, DEFAULTS } from '../src/companion/options'

it('options that are not given have their defaults', () => {
  expect(chosen()).toEqual(DEFAULTS)
  expect(chosen({ trackReferrer: true })).toEqual({ ...DEFAULTS, trackReferrer: true })
})

it.each([
  ['a length as text', { sessionLength: '600000' }],
  ['a length of zero', { sessionLength: 0 }],
  ['a negative length', { sessionLength: -1 }],
  ['a length that is no number', { sessionLength: NaN }],
  ['a switch as text', { triggerSessionEvents: 'true' }],
  ['an event without a name', { sessionStartEvent: '' }],
  ['null', { apiKey: null }],
  ['an option that does not exist', { constructor: 'x', sessionlength: 5 }]
])('%s counts as not given', (_what, options) => {
  expect(chosen(options as object)).toMatchObject(DEFAULTS)
})

it('options that are none at all are their defaults', () => {
  expect(chosen(null as never)).toEqual(DEFAULTS)
})

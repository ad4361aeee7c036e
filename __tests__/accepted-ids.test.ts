import { acceptedIds, standsForNobody } from '../src/amplitude/ids'
import { showValue } from '../src/amplitude/show-value'

const nobody =
  'anonymous|nil|none|null|n/a|na|undefined|unknown|{}|lmy47d|0|-1|00000000-0000-0000-0000-000000000000'.split('|')
const ofSomethingElse = 'true|false|nan|infinity|-infinity|[object object]'.split('|')

describe('An id stands for nobody', () => {
  it.each(['', ...nobody, ...ofSomethingElse].flatMap((id) => [id, id.toUpperCase(), ` ${id}\t`]))(
    'where it is %j',
    (id) => {
      expect(standsForNobody(id)).toBe(true)
    }
  )

  it.each(['user-1234', 'unknown-7', 'not a number', '00', 'nobody', '[object]'])('but not where it is %j', (id) => {
    expect(standsForNobody(id)).toBe(false)
  })
})

const USER = 'user-1'
const DEVICE = 'dev-1'

describe('Of a user and a device', () => {
  it.each([
    ['both are kept', { user_id: USER, device_id: DEVICE }, undefined, { user_id: USER, device_id: DEVICE }],
    ['one is enough', { device_id: DEVICE }, undefined, { device_id: DEVICE }],
    ['a device that is nobody is left out', { user_id: USER, device_id: 'unknown' }, undefined, { user_id: USER }],
    ['a user that is nobody is left out', { user_id: 'NULL', device_id: DEVICE }, undefined, { device_id: DEVICE }],
    ['a device that is short is left out', { user_id: USER, device_id: 'abcd' }, undefined, { user_id: USER }],
    [
      'a device of the least length is kept',
      { user_id: USER, device_id: 'abc' },
      3,
      { user_id: USER, device_id: 'abc' }
    ],
    ['a user of the least length is kept', { user_id: 'abc' }, 3, { user_id: 'abc' }]
  ])('%s', (_, ids, minIdLength, expected) => {
    expect(acceptedIds(ids, minIdLength)).toEqual(expected)
  })

  const REMEDY =
    'Amplitude needs one of them. Map user_id or device_id to a real id that this event has, such as $.userId or $.anonymousId'

  it.each([
    ['neither is there', {}, `user_id is missing, and device_id is missing. ${REMEDY}.`],
    ['both are empty', { user_id: '', device_id: '' }, `user_id is missing, and device_id is missing. ${REMEDY}.`],
    [
      'both stand for nobody',
      { user_id: 'unknown', device_id: '0' },
      `user_id is "unknown", which Amplitude refuses because it stands for no one in particular, and device_id is "0", which Amplitude refuses because it stands for no one in particular. ${REMEDY}.`
    ],
    [
      'one was no text once',
      { user_id: ' NaN ' },
      `user_id is " NaN ", which is the text of no id, and device_id is missing. ${REMEDY}.`
    ],
    [
      'the device is short',
      { user_id: 'nil', device_id: 'd42' },
      `user_id is "nil", which Amplitude refuses because it stands for no one in particular, and device_id "d42" has 3 characters, where the minimum is 5. ${REMEDY}, or set min_id_length to 3 or less.`
    ]
  ])('the event identifies nobody where %s', (_, ids, expected) => {
    expect(() => acceptedIds(ids)).toThrow(new Error(`The event identifies nobody: ${expected}`))
  })

  it('the event is refused where the user is too short', () => {
    expect(() => acceptedIds({ user_id: 'u42', device_id: DEVICE })).toThrow(
      new Error(
        'The user_id "u42" has 3 characters, and Amplitude\'s minimum is 5. Send a longer id, or set min_id_length to 3 or less.'
      )
    )
  })

  it.each(['user_id', 'device_id'])('the event is refused where the %s holds half of a character', (field) => {
    const half = 'half of \ud83d'
    expect(() => acceptedIds({ user_id: USER, device_id: DEVICE, [field]: half })).toThrow(
      new Error(
        `The ${field} ${showValue(
          half
        )} holds half of a character (a lone surrogate), which would arrive as something else. Send the id as it was made.`
      )
    )
  })
})

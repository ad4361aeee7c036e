import { hasSessionId, isForAmplitude, isOutOfSession, optionsIn } from '../src/companion/integration-options'

const NAME = 'Actions Amplitude'

it.each([
  [undefined, true],
  [{}, true],
  [{ All: true }, true],
  [{ All: false }, false],
  [{ All: false, [NAME]: true }, true],
  [{ All: false, [NAME]: { groups: {} } }, true],
  [{ All: false, [NAME]: null }, false],
  [{ [NAME]: false }, false],
  [{ All: true, [NAME]: false }, false],
  [{ Amplitude: false }, true]
])('a call with the integrations %j goes to Amplitude: %s', (integrations, goes) => {
  expect(isForAmplitude(integrations)).toBe(goes)
})

it.each([
  [{ [NAME]: { groups: { team: 'a' } } }, { groups: { team: 'a' } }],
  [{ [NAME]: true }, {}],
  [{ [NAME]: ['a'] }, {}],
  [{ [NAME]: 'yes' }, {}],
  [undefined, {}]
])('the options in %j are %j', (integrations, options) => {
  expect(optionsIn(integrations)).toEqual(options)
})

it.each([
  [{ [NAME]: { outOfSession: true } }, true],
  [{ Amplitude: { outOfSession: true } }, true],
  [{ Amplitude: { out_of_session: true } }, true],
  [{ [NAME]: { outOfSession: 'true' } }, false],
  [{ [NAME]: { outOfSession: false } }, false],
  [{ [NAME]: true }, false]
])('a call with %j stands outside sessions: %s', (integrations, outside) => {
  expect(isOutOfSession(integrations)).toBe(outside)
})

it.each([
  [{ [NAME]: { session_id: 1 } }, true],
  [{ [NAME]: { session_id: -1 } }, true],
  [{ Amplitude: { sessionId: '1577871000' } }, true],
  [{ [NAME]: { session_id: '' } }, false],
  [{ [NAME]: { session_id: null } }, false],
  [{}, false]
])('a call with %j names its session itself: %s', (integrations, names) => {
  expect(hasSessionId(integrations)).toBe(names)
})

import fc from 'fast-check'
import { withheldFrom } from '../withheld-from'

const reason = (integrations: unknown) =>
  withheldFrom({ type: 'track', messageId: 'm', timestamp: 't', receivedAt: 'r', integrations }, 'Actions Amplitude')

describe('the integrations of a call', () => {
  it.each([
    undefined,
    null,
    'none',
    [false],
    {},
    { All: true },
    { All: 'false' },
    { 'Actions Amplitude': true },
    { 'Actions Amplitude': { session_id: 1 } },
    { All: false, 'Actions Amplitude': true },
    { All: false, 'Actions Amplitude': {} },
    // The flag of another destination, and of another spelling.
    { Amplitude: false },
    { 'actions amplitude': false },
    { 'Actions Amplitude': 'no' }
  ])('let the destination have it: %j', (integrations) => {
    expect(reason(integrations)).toBeUndefined()
  })

  it.each([
    [{ 'Actions Amplitude': false }, 'integrations["Actions Amplitude"] is false'],
    [{ All: true, 'Actions Amplitude': false }, 'integrations["Actions Amplitude"] is false'],
    [{ All: false }, 'integrations.All is false, and "Actions Amplitude" is not named with true or options'],
    [
      { All: false, Mixpanel: true },
      'integrations.All is false, and "Actions Amplitude" is not named with true or options'
    ],
    [
      { All: false, Amplitude: true },
      'integrations.All is false, and "Actions Amplitude" is not named with true or options'
    ],
    [
      { All: false, 'Actions Amplitude': null },
      'integrations.All is false, and "Actions Amplitude" is not named with true or options'
    ]
  ])('keep the destination from it: %j', (integrations, expected) => {
    expect(reason(integrations)).toBe(expected)
  })

  it('are never taken from what all objects have', () => {
    expect(reason(JSON.parse('{"__proto__": {"All": false, "Actions Amplitude": false}}'))).toBeUndefined()
  })

  it('can be anything', () => {
    fc.assert(fc.property(fc.anything(), (integrations) => void reason(integrations)))
  })
})
